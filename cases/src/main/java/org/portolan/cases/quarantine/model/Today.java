package org.portolan.cases.quarantine.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The stored facts from which {@link TodayState} is derived.
 *
 * @param contactState of the number we write to: {@code usable}, {@code opted-out}, …
 * @param needsOpen whether a request for help waits for somebody
 * @param checkInState of the latest check-in, or null when there was none yet
 * @param refused whether they said to a person that they will not answer it
 * @param well what the person said in it, or null
 */
public record Today(
    ZoneId zone,
    LocalDate firstDay,
    LocalDate lastDay,
    String contactState,
    boolean needsOpen,
    LocalDate checkInDay,
    CheckInState checkInState,
    Instant askedAt,
    Instant reachedAt,
    boolean refused,
    Boolean well) {

  /** Ten thousand questions are not asked in one second. */
  private static final Duration ASKING_TAKES = Duration.ofMinutes(15);

  /** The state at a moment. */
  public TodayState at(Instant now, Protocol protocol) {
    ZonedDateTime local = now.atZone(zone);
    boolean askedToday = checkInDay != null && checkInDay.equals(local.toLocalDate());
    if (needsOpen) {
      return TodayState.ASKED_FOR_HELP;
    }
    if (askedToday && well != null) {
      return well ? TodayState.WELL : TodayState.UNWELL;
    }
    if (askedToday && refused) {
      return TodayState.REFUSED;
    }
    if (contactState.equals("opted-out")) {
      return TodayState.OPTED_OUT;
    }
    if (!contactState.equals("usable")) {
      return TodayState.NOT_REACHED;
    }
    return askedToday ? asked(now, protocol) : notAsked(local, protocol);
  }

  private TodayState asked(Instant now, Protocol protocol) {
    return switch (checkInState) {
      case NOT_REACHED -> TodayState.NOT_REACHED;
      case DUE -> TodayState.NOT_ASKED;
      case ASKED ->
          now.isAfter(askedAt.plus(protocol.answerWithin()))
              ? TodayState.NOT_REACHED
              : TodayState.WAITING;
      case REACHED ->
          now.isAfter(reachedAt.plus(protocol.answerWithin()))
              ? TodayState.SILENT
              : TodayState.WAITING;
      case ANSWERING, COMPLETE, GIVEN_UP -> TodayState.WAITING;
    };
  }

  private TodayState notAsked(ZonedDateTime local, Protocol protocol) {
    LocalDate day = local.toLocalDate();
    boolean ordered = !day.isBefore(firstDay) && !day.isAfter(lastDay);
    ZonedDateTime askedBy = protocol.askingBegins(day, zone).plus(ASKING_TAKES);
    boolean missed = ordered && !local.isBefore(askedBy);
    return missed ? TodayState.NOT_ASKED : TodayState.NOT_DUE;
  }
}
