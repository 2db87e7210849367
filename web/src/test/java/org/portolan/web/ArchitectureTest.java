package org.portolan.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.servlet.http.HttpSession;
import org.jdbi.v3.core.JdbiException;
import org.portolan.cases.quarantine.model.TodayState;

/** Pages ask and show: no SQL, no state machines. A rule that finds nothing to check fails. */
@AnalyzeClasses(packages = "org.portolan.web", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** That the database is away is all that web may know of it. */
  @ArchTest
  static final ArchRule no_sql_here =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "jakarta.persistence..")
                  .and(not(belongToAnyOf(JdbiException.class))));

  /** What a state is called is shown; how one follows from another is decided elsewhere. */
  @ArchTest
  static final ArchRule no_state_machines_here =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.portolan.cases.quarantine.model..")
                  .and(not(belongToAnyOf(TodayState.class))));

  @ArchTest
  static final ArchRule no_keys_here =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.portolan.cases.keys..");

  @ArchTest
  static final ArchRule staff_pages_know_of_messaging_only_what_waits_and_what_to_send =
      noClasses()
          .that()
          .resideInAPackage("..web.staff..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.portolan.messaging.inbox..",
              "org.portolan.messaging.conversation..",
              "org.portolan.messaging.twilio..",
              "org.portolan.messaging.sandbox..",
              "org.portolan.messaging.work..",
              "org.portolan.messaging.jobs..");

  @ArchTest
  static final ArchRule providers_reach_no_page =
      noClasses()
          .that()
          .resideInAnyPackage("..web.hooks..", "..web.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..web.staff..", "jakarta.faces..");

  @ArchTest
  static final ArchRule public_pages_have_no_session =
      noClasses()
          .that()
          .resideInAnyPackage("..web.start..", "..web.really..", "..web.portal..", "..web.hooks..")
          .should()
          .dependOnClassesThat(belongToAnyOf(HttpSession.class));

  @ArchTest
  static final ArchRule nobody_is_remembered_in_a_field =
      fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule says_what_it_does_in_its_name =
      noClasses().should().haveNameMatching(".*(Utils|Helper|Manager|Impl)");
}
