package org.portolan.web.portal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.entry.FollowRules.Answer;
import org.portolan.cases.portal.entry.FollowRules.Asked;
import org.portolan.cases.portal.entry.FollowRules.Wanted;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.entry.SendChecklist;
import org.portolan.web.start.PublicPages;

/** Officers publish while somebody waits for the code that was sent to their telephone. */
class TravelConversationTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final Pattern HIDDEN =
      Pattern.compile("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
  private static final String CODE = "123456";

  private final Phone phone = new Phone();

  /** A telephone that gets one code, and what came after it was entered. */
  private static final class Phone extends SendChecklist {

    private final UUID id = UUID.randomUUID();
    private final List<Optional<Effect>> came = new ArrayList<>();
    private Wanted wanted;

    Phone() {
      super(null, null, null, null);
    }

    @Override
    public Answer ask(PhoneNumber number, Wanted asked, String from) {
      wanted = asked;
      return new Asked(id, CODE);
    }

    @Override
    public boolean enter(UUID at, String code, Language language, String to, Effect checklist) {
      boolean right = at.equals(id) && code.equals(CODE);
      if (right) {
        came.add(Optional.ofNullable(checklist));
      }
      return right;
    }
  }

  private static PublishedRule rule(int number, int rank, String to, Conditions whom, Effect says) {
    RuleContent content =
        new RuleContent(
            to,
            rank,
            whom,
            says,
            TODAY,
            Optional.empty(),
            new RuleText("en", "Border office", "", "", ""),
            TODAY,
            TODAY.plusMonths(3));
    return new PublishedRule(number, 1, false, Instant.EPOCH, content);
  }

  private static PublishedRule kenya() {
    return rule(1, 0, "KEN", Conditions.none(), Effect.conditions(0, Item.PASSPORT));
  }

  private TravelConversation with(PublishedRule... rules) {
    return new TravelConversation(
        new TravelFrame(new PublicPages(Settings.of(Map.of())), Language.ENGLISH),
        new CompiledRules(Integer.toString(rules.length), List.of(rules)),
        phone,
        Optional.empty(),
        destination -> TODAY,
        "192.0.2.1");
  }

  /** What the form on a page sends back, with what is typed. */
  private static Map<String, String> form(String page, String... typed) {
    Map<String, String> fields = new HashMap<>();
    HIDDEN.matcher(page).results().forEach(hidden -> fields.put(hidden.group(1), hidden.group(2)));
    for (int i = 0; i < typed.length; i += 2) {
      fields.put(typed[i], typed[i + 1]);
    }
    return fields;
  }

  private String waitingForTheCode() {
    String answer =
        with(kenya()).next(Map.of("to", "KEN", "on", TODAY.plusDays(3).toString())).page();
    return with(kenya())
        .next(form(answer, "do", "send", "phone", "+2348031234567", "text", "", "follow", ""))
        .page();
  }

  @Test
  void a_rule_of_another_country_changes_nothing_for_who_waits() {
    PublishedRule elsewhere = rule(2, 0, "UGA", Conditions.none(), Effect.allowed());

    String page = with(kenya(), elsewhere).next(form(waitingForTheCode(), "code", CODE)).page();

    assertThat(page).contains("Done");
    assertThat(phone.came).containsExactly(Optional.of(kenya().content().effect()));
  }

  @Test
  void who_is_told_that_we_do_not_know_can_follow_the_country() {
    String answer = with().next(Map.of("to", "KEN", "on", TODAY.plusDays(3).toString())).page();
    assertThat(answer).contains("We do not know", "Tell me when there is a rule for Kenya");

    String wrong = with().next(form(answer, "phone", "12")).page();
    assertThat(wrong).contains("id=\"phone-error\"");
    String code = with().next(form(wrong, "phone", "+2348031234567")).page();

    assertThat(phone.wanted.destination()).contains("KEN");
    assertThat(phone.wanted.rules()).isEmpty();
    assertThat(phone.wanted.until()).isEqualTo(TODAY.plusDays(3));
    assertThat(with(kenya()).next(form(code, "code", CODE)).page()).contains("Done");
    assertThat(phone.came).containsExactly(Optional.empty());
  }

  @Test
  void a_rule_that_asks_for_more_does_not_make_the_code_wrong() {
    PublishedRule stricter = rule(3, 1, "KEN", Conditions.none().ofAge(0, 30), Effect.notAllowed());

    String wrong = with(kenya(), stricter).next(form(waitingForTheCode(), "code", "000000")).page();
    assertThat(wrong).contains("id=\"code-error\"");
    String page = with(kenya(), stricter).next(form(wrong, "code", CODE)).page();

    assertThat(page).contains("The code is right").contains("id=\"age\"");
    assertThat(phone.came).containsExactly(Optional.empty());
    assertThat(with(kenya(), stricter).next(form(page, "age", "40")).page())
        .contains("id=\"send\"");
  }
}
