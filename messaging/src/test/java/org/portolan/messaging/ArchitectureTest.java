package org.portolan.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(
    packages = "org.portolan.messaging",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** The tables that are messaging's own; every other belongs to a case and is changed there. */
  private static final Pattern OWN_TABLE =
      Pattern.compile(
          "(inbox(_forgotten|_sweep)?|outbox(_lane|_attempt)?|sender_pace|route|spending|price_asking|unverified_traffic|shared_phone_choice"
              + "|attachment_fetch|delivery_callback|mailbox_turn|mail_count|arrived_file|journal_feed|traffic_watch|trouble_told|sandbox_[a-z_]+"
              + "|voice_[a-z]+|missed_call|page_asker|status_question)");

  private static final Pattern TABLE_IN_SQL =
      Pattern.compile("\\b(?:INSERT INTO|UPDATE|DELETE FROM|FROM|JOIN) ([a-z_]{3,})\\b");

  private static final List<String> NOT_TABLES =
      List.of(
          "due",
          "unclear",
          "gone",
          "unnest",
          "added",
          "lanes",
          "outbox_next",
          "broadcast_audience",
          "broadcast_kept",
          "broadcast_charges_kept",
          "broadcast_replies");

  @ArchTest
  static final ArchRule no_pages_here =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.faces..", "jakarta.servlet..", "jakarta.ws.rs..");

  @ArchTest
  static final ArchRule channels_know_no_cases =
      noClasses()
          .that()
          .resideInAnyPackage("..twilio..", "..channel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..cases.store..", "..messaging.inbox..", "..messaging.outbox..");

  @ArchTest
  static final ArchRule only_wiring_and_workers_know_the_server =
      noClasses()
          .that()
          .resideInAnyPackage("..inbox..", "..outbox..", "..conversation..", "..sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ejb..", "jakarta.jms..");

  @ArchTest
  static final ArchRule no_helpers =
      noClasses().should().haveNameMatching(".*(Utils|Helper|Manager|Impl)");

  @ArchTest
  static final ArchRule nothing_is_printed =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule no_container_transactions =
      methods().should().notBeAnnotatedWith("jakarta.transaction.Transactional");

  @Test
  void messaging_touches_no_table_of_a_case() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<String> foreign =
          sources
              .filter(path -> path.toString().endsWith(".java"))
              .flatMap(path -> TABLE_IN_SQL.matcher(read(path)).results())
              .map(match -> match.group(1))
              .filter(table -> !OWN_TABLE.matcher(table).matches())
              .filter(table -> !NOT_TABLES.contains(table))
              .toList();
      assertThat(foreign).isEmpty();
    }
    assertThat(TABLE_IN_SQL.matcher("UPDATE case_file SET").find()).isTrue();
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
