package org.portolan.cases;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The walls of this module. Each rule has been seen to fail; none passes on an empty set. */
class ArchitectureTest {

  private static final JavaClasses CASES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.portolan.cases");

  @Test
  void cases_know_neither_web_nor_providers_nor_ejb() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.portolan.messaging..",
            "org.portolan.web..",
            "jakarta.servlet..",
            "jakarta.ws.rs..",
            "jakarta.faces..",
            "jakarta.websocket..",
            "jakarta.ejb..",
            "jakarta.jms..",
            "jakarta.persistence..",
            "jakarta.transaction..",
            "jakarta.enterprise.concurrent..",
            "java.net.http..",
            "com.twilio..")
        .check(CASES);
  }

  @Test
  void a_model_knows_no_database() {
    noClasses()
        .that()
        .resideInAPackage("org.portolan.cases.*.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "org.jdbi..", "org.portolan.cases.store..", "..store..")
        .check(CASES);
  }

  @Test
  void a_feature_uses_only_its_own_store() {
    classes().should(useNoOtherFeaturesStore()).check(CASES);
    classes()
        .that()
        .resideInAPackage("org.portolan.cases.*.store..")
        .should()
        .onlyBeAccessed()
        .byAnyPackage("org.portolan.cases..")
        .check(CASES);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("org.portolan.cases.(*)..").should().beFreeOfCycles().check(CASES);
    slices().matching("org.portolan.cases.quarantine.(*)").should().beFreeOfCycles().check(CASES);
  }

  @Test
  void time_is_injected() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.portolan.cases.time..", "org.portolan.cases.store..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CASES);
  }

  private static ArchCondition<JavaClass> useNoOtherFeaturesStore() {
    Pattern store = Pattern.compile("org\\.portolan\\.cases\\.(\\w+)\\.store(\\..*)?");
    return new ArchCondition<>("use no other feature's store") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
          Matcher target = store.matcher(dependency.getTargetClass().getPackageName());
          if (target.matches()
              && !origin.getPackageName().startsWith("org.portolan.cases." + target.group(1))) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }
}
