package org.portolan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.quarantine.model.CheckInState;
import org.portolan.web.hooks.PlantedInHooks;
import org.portolan.web.staff.PlantedInStaff;
import org.portolan.web.start.PlantedInStart;

/** Every wall is seen to stop something. */
class ArchitectureRulesFailTest {

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(ArchitectureTest.no_sql_here, WithSql.class),
        Arguments.of(ArchitectureTest.no_state_machines_here, WithStates.class),
        Arguments.of(ArchitectureTest.no_keys_here, WithKeys.class),
        Arguments.of(
            ArchitectureTest.staff_pages_know_of_messaging_only_what_waits_and_what_to_send,
            PlantedInStaff.class),
        Arguments.of(ArchitectureTest.providers_reach_no_page, PlantedInHooks.class),
        Arguments.of(ArchitectureTest.public_pages_have_no_session, PlantedInStart.class),
        Arguments.of(ArchitectureTest.nobody_is_remembered_in_a_field, Remembering.class),
        Arguments.of(ArchitectureTest.says_what_it_does_in_its_name, CaseHelper.class));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("rules")
  void a_planted_violation_is_found(ArchRule rule, Class<?> planted) {
    var classes = new ClassFileImporter().importClasses(planted);

    assertThat(rule.evaluate(classes).hasViolation()).isTrue();
  }

  static final class WithSql {
    Connection connection;
  }

  static final class WithStates {
    CheckInState state;
  }

  static final class WithKeys {
    Keys keys;
  }

  static final class Remembering {
    static String lastVisitor;
  }

  static final class CaseHelper {}
}
