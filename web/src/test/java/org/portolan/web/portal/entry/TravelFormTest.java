package org.portolan.web.portal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.entry.model.Facts;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.Purpose;

/** What somebody answered travels in the form, and only what can be an answer. */
class TravelFormTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final Pattern HIDDEN = Pattern.compile("name=\"([^\"]*)\" value=\"([^\"]*)\"");

  private static final Facts ALL =
      new Facts(
          "KEN",
          TODAY.plusDays(3),
          "XXB",
          "ETH",
          "ETH",
          Map.of("COD", TODAY.minusDays(4)),
          Purpose.FAMILY,
          34,
          Set.of(Item.REFUGEE_DOCUMENT),
          Set.of(Item.YELLOW_FEVER),
          Set.of(TODAY));

  private static TravelForm form(String... fields) {
    Map<String, String> all = new HashMap<>(Map.of("to", "KEN", "on", "2026-11-30"));
    for (int i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    return TravelForm.of(all, "7", TODAY);
  }

  private static Map<String, String> fields(String html) {
    return HIDDEN
        .matcher(html)
        .results()
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }

  @Test
  void everything_answered_comes_back() {
    TravelForm back = TravelForm.of(fields(TravelForm.hidden(ALL, "7")), "7", TODAY);

    assertThat(back.facts()).isEqualTo(ALL);
    assertThat(back.wrong()).isEmpty();
  }

  @Test
  void what_an_earlier_edition_asked_of_a_choice_is_asked_again() {
    Facts back = TravelForm.of(fields(TravelForm.hidden(ALL, "6")), "7", TODAY).facts();

    assertThat(back.nationality()).isEqualTo("XXB");
    assertThat(back.stays()).isNull();
    assertThat(back.papers()).isNull();
    assertThat(back.tests()).isNull();
  }

  @Test
  void nothing_chosen_is_an_answer_too() {
    Facts facts =
        form("edition", "7", "stays.asked", "", "papers.asked", "", "test.asked", "", "test", "")
            .facts();

    assertThat(facts.stays()).isEmpty();
    assertThat(facts.papers()).isEmpty();
    assertThat(facts.tests()).isEmpty();
    assertThat(facts.vaccinations()).isNull();
  }

  @Test
  void digits_of_any_script_are_read() {
    assertThat(form("on", "٢٠٢٦-١٢-٠١", "age", "۳۴").facts().arrival())
        .isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(form("age", "۳۴").facts().age()).isEqualTo(34);
  }

  @Test
  void what_cannot_be_is_named_and_counts_as_not_answered() {
    assertThat(form("on", "2026-02-30").wrong()).containsKey("on");
    assertThat(form("on", "2026-11-25").wrong()).as("days ago").containsKey("on");
    assertThat(form("on", "2031-01-01").wrong()).as("years ahead").containsKey("on");
    assertThat(form("to", "XXA").wrong()).as("no country").containsKey("to");
    assertThat(form("age", "-3").wrong()).containsKey("age");
    assertThat(form("age", "151").facts().age()).isNull();
    assertThat(form("nationality", "").wrong()).containsKey("nationality");
    assertThat(form("residence", "XXA").facts().residence()).isNull();
  }

  @Test
  void a_country_that_no_longer_exists_is_no_answer_and_no_mistake() {
    TravelForm form = form("nationality", "YUG");

    assertThat(form.facts().nationality()).isNull();
    assertThat(form.wrong()).isEmpty();
    assertThat(form.former()).contains("YUG");
  }

  @Test
  void what_was_planted_in_a_form_comes_back_nowhere() {
    Facts facts = form("edition", "7", "stays.asked", "", "stay.\"><script>", "2026-11-01").facts();

    assertThat(facts.stays()).isEmpty();
    assertThat(TravelForm.hidden(facts, "7")).doesNotContain("script");
    assertThat(facts.toString()).doesNotContain("KEN");
  }
}
