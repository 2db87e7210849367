package org.portolan.web.staff;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.portolan.cases.portal.entry.RuleQuestions;
import org.portolan.cases.portal.entry.RuleQuestions.Gaps;
import org.portolan.cases.portal.entry.model.CompiledRules;

/**
 * Which destinations' rules tell some travellers nothing: worked out once for each edition of the
 * rules and each day, since some thousand made-up travellers are asked for every destination.
 */
@ApplicationScoped
public class RuleGaps {

  private volatile Known known;

  private record Known(String edition, LocalDate today, List<Gaps> gaps) {}

  /** The destinations with such travellers, from a day on. */
  List<Gaps> of(CompiledRules rules, LocalDate today) {
    Known last = known;
    if (last == null || !last.edition.equals(rules.version()) || !last.today.equals(today)) {
      List<Gaps> gaps =
          rules.destinations().stream()
              .map(destination -> RuleQuestions.gaps(rules, destination, today))
              .filter(gap -> gap.unanswered() > 0)
              .toList();
      last = new Known(rules.version(), today, gaps);
      known = last;
    }
    return last.gaps;
  }
}
