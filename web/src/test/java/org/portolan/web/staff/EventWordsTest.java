package org.portolan.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.chat.HandChatOver.Handing;
import org.portolan.cases.chat.LinkChat.Check;
import org.portolan.cases.chat.LinkChat.Linking;
import org.portolan.cases.journal.Damage;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.visa.model.Act;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;

/** Whatever the journals can tell has words in every language of the staff. */
class EventWordsTest {

  private static final List<String> MODULES = List.of("cases", "messaging", "web", "launcher");

  /**
   * From the call, or one that leads to it, to the argument that names the kind; a choice names
   * two.
   */
  private static final Pattern RECORD =
      Pattern.compile(
          "(?:tx\\.)?\\b(?:record|done)\\(\\s*(?:tx,\\s*)?([^;]*?)(?:Map\\.|;)", Pattern.DOTALL);

  private static final Pattern READING =
      Pattern.compile("Readings\\.record\\([^;]*?\"([a-z-]+)\"\\s*\\)", Pattern.DOTALL);

  private static final Pattern KIND = Pattern.compile("\"([a-z-]+\\.[a-z.-]+)\"");

  private static final Pattern OPENING = Pattern.compile("[Oo]pen\\w*\\.open\\(tx, \"([a-z]+)\",");

  private static Set<String> kinds() {
    Set<String> kinds = new TreeSet<>();
    for (String source : sources()) {
      RECORD
          .matcher(source)
          .results()
          .flatMap(call -> KIND.matcher(call.group(1)).results())
          .map(kind -> kind.group(1))
          .filter(kind -> !kind.endsWith("."))
          .forEach(kinds::add);
      READING.matcher(source).results().map(call -> "read." + call.group(1)).forEach(kinds::add);
    }
    return kinds;
  }

  private static List<String> sources() {
    return MODULES.stream().flatMap(EventWordsTest::sourcesOf).toList();
  }

  private static Stream<String> sourcesOf(String module) {
    try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(EventWordsTest::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void every_kind_of_event_has_words_in_every_language_of_the_staff() {
    assertThat(kinds())
        .contains("case.opened", "check-in.heard", "check-in.reached", "check-in.not-reached")
        .contains("read.case", "read.phone", "verification.started")
        .hasSizeGreaterThan(15)
        .allSatisfy(kind -> assertWords("staff.event." + kind));
  }

  @Test
  void every_kind_of_case_that_a_search_may_find_has_words() {
    List<String> kinds =
        sources().stream()
            .flatMap(source -> OPENING.matcher(source).results())
            .map(opening -> opening.group(1))
            .toList();
    assertThat(kinds)
        .contains("enquiry", "quarantine", "support", "visa")
        .allSatisfy(kind -> assertWords("staff.find.kind." + kind));
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void every_kind_of_damage_has_words(Damage damage) {
    assertWords("staff.damage." + damage.key());
  }

  @ParameterizedTest
  @EnumSource(StaffRole.class)
  void every_role_has_words(StaffRole role) {
    assertWords("staff.role." + role.key());
  }

  @ParameterizedTest
  @EnumSource(Act.class)
  void whatever_is_done_to_a_visa_application_has_words(Act act) {
    assertWords("staff.event.visa." + act.key());
  }

  @ParameterizedTest
  @EnumSource(value = Handing.class, mode = EnumSource.Mode.EXCLUDE, names = "DONE")
  void why_a_chat_is_not_handed_over_has_words(Handing why) {
    assertWords("staff.chat.handing." + why.key());
  }

  @Test
  void what_becomes_of_a_link_and_how_it_was_checked_has_words() {
    Stream.of(Linking.values()).forEach(one -> assertWords("staff.chat.linking." + one.key()));
    Stream.of(Check.values()).forEach(one -> assertWords("staff.chat.link.check." + one.key()));
  }

  private static void assertWords(String key) {
    assertThat(Texts.product().has(key)).as(key).isTrue();
    for (Language language : Languages.staff()) {
      assertThat(Texts.product().text(language, key)).as(key).isNotBlank();
    }
    assertThat(
            Languages.staff().stream()
                .map(language -> Texts.product().text(language, key))
                .collect(Collectors.toSet()))
        .as("translated: %s", key)
        .hasSizeGreaterThan(1);
  }

  @Test
  void a_kind_without_words_would_be_found() {
    String source =
        "tx.record(\n  caseId,\n  late ? \"thing.late\" : \"thing.done\",\n  Map.of());";

    assertThat(RECORD.matcher(source).results())
        .flatExtracting(
            call -> KIND.matcher(call.group(1)).results().map(MatchResult::group).toList())
        .containsExactly("\"thing.late\"", "\"thing.done\"");
    assertThat(Texts.product().has("staff.event.thing.late")).isFalse();
  }
}
