package org.portolan.cases.portal.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.Decision;
import org.portolan.cases.portal.entry.model.Facts;
import org.portolan.cases.portal.entry.model.Population;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.i18n.TravelCountries;

/**
 * What officers ask of rules before they publish: whom a draft changes something for, and whom the
 * rules of a destination tell nothing. Answers are of made-up travellers, drawn evenly, and say so.
 */
public final class RuleQuestions {

  /** How many made-up travellers are asked about. */
  public static final int TRAVELLERS = 2_000;

  private static final int DAYS = 60;
  private static final int EXAMPLES = 3;
  private static final long SEED = 43;

  private RuleQuestions() {}

  /**
   * Of made-up travellers.
   *
   * @param travellers how many there were
   * @param fitting how many the draft is for
   * @param changed how many are told something else than before
   * @param examples some of these
   */
  public record Affected(int travellers, int fitting, int changed, List<Facts> examples) {}

  /** Whom a draft would change something for, from a day on. */
  public static Affected affected(CompiledRules before, PublishedRule draft, LocalDate from) {
    CompiledRules after = before.with(draft);
    String destination = draft.content().destination();
    int fitting = 0;
    int changed = 0;
    List<Facts> examples = new ArrayList<>();
    for (Facts traveller : travellers(after, destination, from)) {
      Decision then = after.decide(traveller);
      if (then.deciding().stream().anyMatch(rule -> rule.number() == draft.number())) {
        fitting++;
      }
      if (!then.saysTheSameAs(before.decide(traveller))) {
        changed++;
        if (examples.size() < EXAMPLES) {
          examples.add(traveller);
        }
      }
    }
    return new Affected(TRAVELLERS, fitting, changed, examples);
  }

  /**
   * Whom the rules tell nothing.
   *
   * @param travellers how many made-up ones there were
   * @param unanswered how many of them no rule is for
   */
  public record Gaps(String destination, int travellers, int unanswered, List<Facts> examples) {}

  /** Whom the rules of a destination tell nothing, from a day on. */
  public static Gaps gaps(CompiledRules rules, String destination, LocalDate from) {
    List<Facts> unanswered =
        travellers(rules, destination, from).stream()
            .filter(traveller -> rules.decide(traveller).effect().isEmpty())
            .toList();
    return new Gaps(
        destination,
        TRAVELLERS,
        unanswered.size(),
        unanswered.subList(0, Math.min(EXAMPLES, unanswered.size())));
  }

  static List<Facts> travellers(CompiledRules rules, String destination, LocalDate from) {
    List<RuleContent> contents =
        rules.of(destination).stream().map(PublishedRule::content).toList();
    return new Population(SEED, TravelCountries.nationalities())
        .draw(destination, contents, from, DAYS, TRAVELLERS);
  }
}
