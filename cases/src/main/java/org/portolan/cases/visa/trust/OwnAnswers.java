package org.portolan.cases.visa.trust;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.visa.model.Found;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.Suspicion;

/** What the answers of an application say against themselves. */
final class OwnAnswers {

  /** Convention on the Rights of the Child, article 1. */
  private static final int OF_AGE = 18;

  /** Regulation (EC) No 810/2009, article 12(a): months after leaving. */
  private static final int MONTHS_AFTER_LEAVING = 3;

  private final List<Member> members;
  private final ReadZones zones;
  private final LocalDate handedIn;

  /**
   * @param zones of those of whose passport one was read or copied
   * @param handedIn the day on which it was handed in, where the applicant is
   */
  OwnAnswers(List<Member> members, ReadZones zones, LocalDate handedIn) {
    this.members = members;
    this.zones = zones;
    this.handedIn = handedIn;
  }

  List<Found> found() {
    List<Found> found = new ArrayList<>();
    for (Member member : members) {
      days(member).ifPresent(found::add);
      validity(member).ifPresent(found::add);
      zones.of(member.id()).flatMap(zone -> Found.inZone(member, zone)).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Found> days(Member member) {
    Map<String, String> what = new LinkedHashMap<>();
    answer(member, "arrival")
        .filter(day -> day.lastDay().isBefore(handedIn))
        .ifPresent(day -> what.put("arrival-past", day.text()));
    if (member.kind() == Member.Kind.CHILD) {
      answer(member, "birth").ifPresent(birth -> child(birth, what));
    }
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(
                new Suspicion(
                    SignalKind.DAYS, member.id(), List.copyOf(what.keySet()), List.of(), 0),
                List.copyOf(what.values())));
  }

  private void child(GivenAnswer birth, Map<String, String> what) {
    LocalDate born = birth.lastDay();
    if (!born.isAfter(handedIn.minusYears(OF_AGE))) {
      what.put("child-of-age", birth.text());
    }
    answer(members.get(0), "birth")
        .filter(own -> own.firstDay().isAfter(born))
        .ifPresent(own -> what.put("child-older", birth.text() + " " + own.text()));
  }

  private Optional<Found> validity(Member member) {
    Optional<LocalDate> expires = answer(member, "passport-expiry").map(GivenAnswer::lastDay);
    LocalDate wanted = leaving(member).plusMonths(MONTHS_AFTER_LEAVING);
    return expires
        .filter(wanted::isAfter)
        .map(
            day ->
                day.isBefore(handedIn)
                    ? validity(member, "expired", day.toString())
                    : validity(member, "too-short", day + " " + wanted));
  }

  private static Found validity(Member member, String what, String value) {
    return new Found(Suspicion.of(SignalKind.VALIDITY, member.id(), what), List.of(value));
  }

  /** The day on which they mean to leave; of a journey without one, when they handed in. */
  private LocalDate leaving(Member member) {
    long days = answer(member, "days").map(answer -> Long.parseLong(answer.text())).orElse(1L);
    return answer(member, "arrival")
        .map(GivenAnswer::lastDay)
        .map(day -> day.plusDays(days - 1))
        .filter(day -> !day.isBefore(handedIn))
        .orElse(handedIn);
  }

  private static Optional<GivenAnswer> answer(Member member, String question) {
    return member.answers().of(question);
  }
}
