package org.portolan.i18n;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may lean on. A rule that finds nothing to check fails. */
@AnalyzeClasses(packages = "org.portolan.i18n", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knows_neither_server_nor_database =
      noClasses()
          .that()
          .resideInAPackage("org.portolan.i18n..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "javax..", "java.sql..", "org.jdbi..", "org.hibernate..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule leans_on_nothing_else_of_ours =
      classes()
          .that()
          .resideInAPackage("org.portolan.i18n..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.portolan.i18n..",
              "java..",
              "com.ibm.icu..",
              "com.google.i18n.phonenumbers..",
              "com.fasterxml.jackson..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("org.portolan.(**)").should().beFreeOfCycles().allowEmptyShould(false);

  @ArchTest
  static final ArchRule says_what_it_does_in_its_name =
      noClasses()
          .that()
          .resideInAPackage("org.portolan.i18n..")
          .should()
          .haveNameMatching(".*(Utils|Helper|Manager|Impl)")
          .allowEmptyShould(false);
}
