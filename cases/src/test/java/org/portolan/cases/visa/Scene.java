package org.portolan.cases.visa;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Party;

/** The application that a scenario tells of, who acts on it, and what came of the last act. */
final class Scene {

  /** Which version whoever looked at it before they act has seen. */
  final Map<String, Long> looked = new HashMap<>();

  AnApplication one;

  /** What came of the last act; null after a sentence that is no act. */
  String became;

  /** An act on the version that somebody has seen. */
  @FunctionalInterface
  interface Seeing {
    Function<Tx, Outcome> at(long seen);
  }

  /** The applicant acts. */
  String own(Seeing act) {
    Long before = looked.remove("applicant");
    return AnApplication.told(one.asApplicant(act.at(before == null ? one.version() : before)));
  }

  /** Supervisors have names that begin with S; who begins with X works at another post. */
  Officer officer(String name) {
    if (name.startsWith("X")) {
      return new Officer(UUID.randomUUID(), Party.OFFICER, "test-" + UUID.randomUUID() + "/other");
    }
    return one.officer(name, name.startsWith("S") ? Party.SUPERVISOR : Party.OFFICER);
  }

  /** A colleague acts. */
  String staff(String name, Seeing act) {
    Long before = looked.remove(name);
    return AnApplication.told(
        one.as(officer(name), act.at(before == null ? one.version() : before)));
  }

  /** A colleague takes what waits. */
  String next(String name) {
    Optional<String> taken = one.nextOf(officer(name));
    return taken.isEmpty() ? "nothing" : taken.get().equals(one.reference) ? "done" : "another";
  }

  /** So many days from today. */
  LocalDate day(String days) {
    return one.today().plusDays(Long.parseLong(days));
  }
}
