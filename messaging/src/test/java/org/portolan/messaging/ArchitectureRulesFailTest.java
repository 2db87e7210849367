package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.servlet.http.HttpSession;
import jakarta.transaction.Transactional;
import java.io.PrintStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.messaging.channel.PlantedInChannel;
import org.portolan.messaging.inbox.PlantedInInbox;

/** Every wall is seen to stop something. */
class ArchitectureRulesFailTest {

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(ArchitectureTest.no_pages_here, WithPages.class),
        Arguments.of(ArchitectureTest.channels_know_no_cases, PlantedInChannel.class),
        Arguments.of(
            ArchitectureTest.only_wiring_and_workers_know_the_server, PlantedInInbox.class),
        Arguments.of(ArchitectureTest.no_helpers, InboxHelper.class),
        Arguments.of(ArchitectureTest.nothing_is_printed, Printing.class),
        Arguments.of(ArchitectureTest.no_container_transactions, InATransaction.class));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("rules")
  void a_planted_violation_is_found(ArchRule rule, Class<?> planted) {
    var classes = new ClassFileImporter().importClasses(planted);

    assertThat(rule.evaluate(classes).hasViolation()).isTrue();
  }

  static final class WithPages {
    HttpSession session;
  }

  static final class InboxHelper {}

  static final class Printing {
    PrintStream where() {
      return System.out;
    }
  }

  static class InATransaction {
    @Transactional
    void work() {}
  }
}
