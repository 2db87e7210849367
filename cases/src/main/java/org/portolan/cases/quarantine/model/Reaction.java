package org.portolan.cases.quarantine.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a check-in made of a text.
 *
 * @param kind what to say to the person
 * @param understood answers the text gave or changed, by question id
 * @param dropped options chosen before and taken back by this text
 * @param alerts rules that these answers fire
 * @param ask the question to ask, first or again; empty when none is open
 */
public record Reaction(
    Kind kind,
    Map<String, Answer> understood,
    Set<String> dropped,
    List<AlertRule> alerts,
    Optional<Question> ask) {

  /** What a check-in can make of a text. */
  public enum Kind {
    /** Understood; a question follows. */
    NEXT,
    /** Understood; nothing is left to ask. */
    DONE,
    /** The same again, too soon to mean something new. */
    REPEATED,
    /** Everything was answered before, and this says nothing else. */
    ALREADY_ANSWERED,
    /** Not understood; the question is asked again. */
    UNCLEAR,
    /** Not understood once too often, or after everything was answered: a person must read it. */
    FOR_A_PERSON,
    /** A person was told before; nothing more is said. */
    KNOWN_TO_A_PERSON
  }

  public Reaction {
    understood = Map.copyOf(understood);
    dropped = Set.copyOf(dropped);
    alerts = List.copyOf(alerts);
  }

  static Reaction of(Kind kind, Optional<Question> ask) {
    return new Reaction(kind, Map.of(), Set.of(), List.of(), ask);
  }
}
