package org.portolan.cases.quarantine.model;

import java.math.BigDecimal;
import java.time.Duration;
import org.portolan.cases.alerts.Severity;

/**
 * When an answer needs a person.
 *
 * @param question the question whose answer decides
 * @param chosen the option that raises the alert, or null
 * @param atLeast degrees Celsius from which a temperature raises it, or null
 * @param answerWithin how soon a person must have looked
 */
public record AlertRule(
    String kind,
    Severity severity,
    Duration answerWithin,
    String question,
    String chosen,
    BigDecimal atLeast) {

  boolean fires(Answers answers) {
    return answers.byQuestion().containsKey(question) && fires(answers.byQuestion().get(question));
  }

  private boolean fires(Answer answer) {
    boolean byChoice = chosen != null && answer.chose(chosen);
    boolean byDegrees =
        atLeast != null && answer.celsius() != null && answer.celsius().compareTo(atLeast) >= 0;
    return byChoice || byDegrees;
  }
}
