package org.portolan.cases.visa.model;

import java.util.List;
import java.util.Optional;
import org.portolan.i18n.Keyed;

/** What a document that was sent is worth. */
public enum DocumentState implements Keyed {
  /** Nobody has looked at it yet. */
  RECEIVED,
  /** It has to be photographed or copied again. */
  UNREADABLE,
  ACCEPTED,
  /** It does not show what it should, for a reason that the applicant is told. */
  REJECTED;

  /** Why a document is rejected, as in {@code visa.reason.…}. */
  public static final List<String> REASONS =
      List.of("wrong-document", "expired", "not-theirs", "incomplete", "not-translated");

  /** Whether something else has to be sent in its place. */
  public boolean isWantedAgain() {
    return this == UNREADABLE || this == REJECTED;
  }

  /** The state with a key; empty when there is none. */
  public static Optional<DocumentState> find(String key) {
    return Keyed.find(DocumentState.class, key);
  }
}
