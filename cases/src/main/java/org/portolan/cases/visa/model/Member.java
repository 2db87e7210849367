package org.portolan.cases.visa.model;

import java.util.Map;
import java.util.UUID;
import org.portolan.i18n.Keyed;

/**
 * Somebody whom an application is for. Every answer belongs to one of them.
 *
 * @param version counts up with every change of the answers
 */
public record Member(UUID id, Kind kind, long version, Answers answers) {

  /** Who answers. */
  public enum Kind implements Keyed {
    /** They themselves. */
    ADULT,
    /** The adult who applies, for a child. */
    CHILD;

    /** From what {@link #key()} wrote. */
    public static Kind ofKey(String key) {
      return Keyed.of(Kind.class, key);
    }
  }

  /** The same with more answers. */
  public Member with(Map<String, GivenAnswer> news) {
    return new Member(id, kind, version + 1, answers.with(news, version + 1));
  }
}
