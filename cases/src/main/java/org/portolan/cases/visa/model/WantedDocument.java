package org.portolan.cases.visa.model;

import java.util.List;

/**
 * A document that has to be sent.
 *
 * @param when all of these must hold for it to be wanted
 */
public record WantedDocument(String id, List<Condition> when) {

  public WantedDocument {
    when = when == null ? List.of() : List.copyOf(when);
  }

  boolean isWanted(Answers answers) {
    return when.stream().allMatch(condition -> condition.holds(answers));
  }

  /** The key of its words. */
  public String textKey() {
    return "visa.document." + id;
  }
}
