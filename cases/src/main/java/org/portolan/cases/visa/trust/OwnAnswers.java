package org.portolan.cases.visa.trust;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.papers.mrz.Mrz;
import org.portolan.cases.papers.mrz.MrzReader;
import org.portolan.cases.papers.mrz.MrzReading.Read;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.Suspicion;
import org.portolan.cases.visa.model.ZoneComparison;
import org.portolan.cases.visa.model.ZoneComparison.Verdict;

/** What the answers of an application say against themselves. */
final class OwnAnswers {

  /** Convention on the Rights of the Child, article 1. */
  private static final int OF_AGE = 18;

  /** Regulation (EC) No 810/2009, article 12(a): months after leaving. */
  private static final int MONTHS_AFTER_LEAVING = 3;

  private final List<Member> members;
  private final Map<UUID, String> zones;
  private final LocalDate handedIn;

  /**
   * @param zones of those of whose passport one was read
   * @param handedIn the day on which it was handed in, where the applicant is
   */
  OwnAnswers(List<Member> members, Map<UUID, String> zones, LocalDate handedIn) {
    this.members = members;
    this.zones = zones;
    this.handedIn = handedIn;
  }

  List<Suspicion> suspicions() {
    List<Suspicion> found = new ArrayList<>();
    for (Member member : members) {
      days(member).ifPresent(found::add);
      validity(member).ifPresent(found::add);
      zone(member).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Suspicion> days(Member member) {
    List<String> what = new ArrayList<>();
    if (answer(member, "arrival").filter(day -> day.lastDay().isBefore(handedIn)).isPresent()) {
      what.add("arrival-past");
    }
    Optional<GivenAnswer> birth = answer(member, "birth");
    if (member.kind() == Member.Kind.CHILD && birth.isPresent()) {
      if (!birth.get().lastDay().isAfter(handedIn.minusYears(OF_AGE))) {
        what.add("child-of-age");
      }
      LocalDate born = birth.get().lastDay();
      if (answer(members.get(0), "birth").filter(own -> own.firstDay().isAfter(born)).isPresent()) {
        what.add("child-older");
      }
    }
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(new Suspicion(SignalKind.DAYS, member.id(), what, List.of(), 0));
  }

  private Optional<Suspicion> validity(Member member) {
    Optional<LocalDate> expires = answer(member, "passport-expiry").map(GivenAnswer::lastDay);
    if (expires.filter(handedIn::isAfter).isPresent()) {
      return Optional.of(Suspicion.of(SignalKind.VALIDITY, member.id(), "expired"));
    }
    LocalDate wanted = leaving(member).plusMonths(MONTHS_AFTER_LEAVING);
    return expires
        .filter(wanted::isAfter)
        .map(unused -> Suspicion.of(SignalKind.VALIDITY, member.id(), "too-short"));
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

  private Optional<Suspicion> zone(Member member) {
    return read(zones.get(member.id()), handedIn)
        .map(
            zone ->
                ZoneComparison.of(member.answers(), zone).stream()
                    .filter(row -> row.verdict() == Verdict.DIFFERS)
                    .map(row -> row.field().key())
                    .toList())
        .filter(what -> !what.isEmpty())
        .map(what -> new Suspicion(SignalKind.ZONE, member.id(), what, List.of(), 0));
  }

  /** What a zone says that was kept, and so could be read. */
  static Optional<Mrz> read(String zone, LocalDate day) {
    return zone != null && MrzReader.read(zone, day) instanceof Read read
        ? Optional.of(read.zone())
        : Optional.empty();
  }

  private static Optional<GivenAnswer> answer(Member member, String question) {
    return member.answers().of(question);
  }
}
