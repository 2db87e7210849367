package org.portolan.cases.portal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.portal.model.PageRules.Fault;
import org.portolan.cases.portal.model.PageRules.Wrong;

class PageRulesTest {

  private final PageRules rules = new PageRules(1_000);

  private List<Wrong> faults(String title, String summary, String sms, String body) {
    return rules.faults(new PageText(title, summary, sms, body), PageKind.INFORMATION).stream()
        .map(Fault::wrong)
        .toList();
  }

  @Test
  void an_honest_text_is_kept() {
    assertThat(faults("T", "S.", "Short.", "Body.\n\tIndented.")).isEmpty();
    assertThat(faults("عنوان", "ملخص.", "", "نص \u200Fمع علامة\u200E")).isEmpty();
    assertThat(faults("عنوان", "ملخص.", "", "می\u200Cخواهم \u200D")).isEmpty();
  }

  @Test
  void what_is_missing_or_too_long_is_said() {
    assertThat(faults(" ", "", "", "\n"))
        .containsExactly(Wrong.NO_TITLE, Wrong.NO_SUMMARY, Wrong.NO_BODY);
    assertThat(faults("a".repeat(121), "a".repeat(401), "", "a".repeat(1_000_000)))
        .containsExactly(Wrong.LONG_TITLE, Wrong.LONG_SUMMARY, Wrong.LONG_BODY);
    assertThat(faults("a\nb", "S.", "ب".repeat(202), "B."))
        .containsExactly(Wrong.TITLE_OF_SEVERAL_LINES, Wrong.LONG_SMS);
  }

  @Test
  void about_danger_a_text_leaves_room_for_its_original() {
    PageText text = new PageText("T", "S.", "", "a".repeat(501));
    assertThat(rules.faults(text, PageKind.SUPPORT)).isEmpty();
    assertThat(rules.faults(text, PageKind.CRISIS))
        .containsExactly(new Fault(Wrong.LONG_BODY, "501"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202E", "\u202A", "\u2066", "\u2069", "\u0000", "\u001B", "\uFFF9"})
  void characters_that_turn_or_hide_others_are_refused_where_they_stand(String character) {
    assertThat(rules.faults(new PageText("T", "S.", "", "one\ntwo " + character), PageKind.SUPPORT))
        .containsExactly(
            new Fault(Wrong.CONTROL_CHARACTERS, "U+%04X, 2".formatted((int) character.charAt(0))));
    assertThat(faults("T" + character, "S.", "", "B.")).containsExactly(Wrong.CONTROL_CHARACTERS);
  }
}
