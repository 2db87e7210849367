package org.portolan.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.messaging.PublicAddress;
import org.portolan.web.start.Answer;

/** What machines are told of entry rules, and of pages that there are in every language. */
class ListViewTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final Settings SETTINGS =
      Settings.of(Map.of("PORTOLAN_PUBLIC_URL", "https://p.example"));
  private static final PublicAddress ADDRESS = PublicAddress.of(SETTINGS);

  private final Published nothing = new Published(1, List.of(), List.of(), List.of());
  private final ListView lists =
      new ListView(SETTINGS, ADDRESS, new RumoursView(SETTINGS, ADDRESS));

  private static PublishedRule rule(int number, boolean sample, String at) {
    RuleContent content =
        new RuleContent(
            "KEN",
            0,
            Conditions.none(),
            Effect.notAllowed(),
            TODAY,
            Optional.empty(),
            new RuleText("en", "Border office", "", "", ""),
            TODAY,
            TODAY.plusMonths(3));
    return new PublishedRule(number, 1, sample, Instant.parse(at), content);
  }

  private static CompiledRules rules() {
    return new CompiledRules(
        "1",
        List.of(
            rule(7, false, "2026-11-26T09:00:00Z"),
            rule(8, false, "2026-11-27T09:00:00Z"),
            rule(9, true, "2026-11-27T10:00:00Z")));
  }

  private static String read(Answer answer) {
    return new String(answer.plain(), StandardCharsets.UTF_8);
  }

  @Test
  void who_follows_the_feed_is_told_of_rules_the_latest_first_and_of_no_samples() {
    String feed = read(lists.feed(nothing, rules(), Language.of("fr")));

    assertThat(feed)
        .contains("<updated>2026-11-27T09:00:00Z</updated>\n<entry>")
        .contains("<title>Kenya – Règle 8</title>", "https://p.example/fr/travel/rule/7")
        .doesNotContain("rule/9");
    assertThat(feed.indexOf("rule/8")).isLessThan(feed.indexOf("rule/7"));
  }

  @Test
  void the_sitemap_has_rules_and_what_there_is_in_every_language() {
    String map = read(lists.sitemap(nothing, rules()));

    for (Language language : Languages.travellers()) {
      String home = "<loc>https://p.example/" + language.tag() + "/";
      assertThat(map)
          .contains(home + "</loc>", home + "travel</loc>", home + "travel/rule/8</loc>")
          .contains(home + "ask</loc>", home + "search</loc>", home + "verify</loc>");
    }
    assertThat(map).contains("hreflang=\"ti\"").doesNotContain("rule/9");
  }
}
