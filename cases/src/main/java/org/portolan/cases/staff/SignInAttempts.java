package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;

/**
 * Who has failed to sign in how often. Every attempt takes a turn before it is judged, which counts
 * as a failure until it has succeeded: many at the same time get no more turns than one after the
 * other. An attempt made during a wait takes none and prolongs nothing.
 */
@Dependent
class SignInAttempts {

  /** After a day without an attempt everything is forgiven. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final BlindIndex index;

  @Inject
  SignInAttempts(Keys keys) {
    this.index = keys.blindIndex();
  }

  /** Whether this attempt may be judged: none of its subjects has to wait. */
  boolean takeTurn(Tx tx, List<Subject> subjects, Instant clock) {
    Instant now = asStored(clock);
    tx.sql()
        .createUpdate("DELETE FROM sign_in_attempts WHERE last_at < :before")
        .bind("before", now.minus(REMEMBERED))
        .execute();
    List<Row> rows =
        subjects.stream()
            .map(subject -> lock(tx, subject, now))
            .sorted(Comparator.comparing(Row::openAt).reversed())
            .toList();
    if (rows.get(0).openAt().isAfter(now)) {
      return false;
    }
    rows.forEach(row -> set(tx, row, row.failures() + 1, now));
    return true;
  }

  /** The attempt succeeded: its turn is given back, and what was its own is forgiven. */
  void forgive(Tx tx, List<Subject> subjects, Instant clock) {
    Instant now = asStored(clock);
    for (Subject subject : subjects) {
      Row row = lock(tx, subject, now);
      int failures = subject.own() ? 0 : Math.max(row.failures() - 1, 0);
      set(tx, row, failures, row.lastAt());
    }
  }

  /** The database would round to microseconds, perhaps into the future, and a first turn wait. */
  private static Instant asStored(Instant clock) {
    return clock.truncatedTo(ChronoUnit.MICROS);
  }

  private Row lock(Tx tx, Subject subject, Instant now) {
    byte[] key = index.ofSignIn(subject.name());
    tx.sql()
        .createUpdate(
            """
            INSERT INTO sign_in_attempts (subject, failures, last_at, open_at)
            VALUES (:subject, 0, :now, :now) ON CONFLICT DO NOTHING
            """)
        .bind("subject", key)
        .bind("now", now)
        .execute();
    return tx.sql()
        .createQuery(
            """
            SELECT failures, last_at, open_at FROM sign_in_attempts WHERE subject = :subject
            FOR UPDATE
            """)
        .bind("subject", key)
        .map(
            (row, context) ->
                new Row(
                    subject,
                    row.getInt("failures"),
                    row.getTimestamp("last_at").toInstant(),
                    row.getTimestamp("open_at").toInstant()))
        .one();
  }

  private void set(Tx tx, Row row, int failures, Instant at) {
    tx.sql()
        .createUpdate(
            """
            UPDATE sign_in_attempts SET failures = :failures, last_at = :at, open_at = :open
            WHERE subject = :subject
            """)
        .bind("failures", failures)
        .bind("at", at)
        .bind("open", at.plus(row.subject().patience().after(failures)))
        .bind("subject", index.ofSignIn(row.subject().name()))
        .execute();
  }

  /** The subjects of an attempt from a device that the account has signed in with before. */
  static List<Subject> ofKnownDevice(SignInLimits limits, String device, String email) {
    return List.of(new Subject("device " + device + " " + lower(email), limits.account(), true));
  }

  /** The subjects of an attempt from anywhere else; locked in this order. */
  static List<Subject> ofStranger(SignInLimits limits, String address, String email) {
    return List.of(
        new Subject("account " + lower(email), limits.everywhere(), false),
        new Subject("address " + address, limits.address(), false),
        new Subject("pair " + address + " " + lower(email), limits.account(), true));
  }

  private static String lower(String email) {
    return email.strip().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Whose failures are counted.
   *
   * @param own whether one success forgives them all; what others share is only given back
   */
  record Subject(String name, Patience patience, boolean own) {
    @Override
    public String toString() {
      return "Subject";
    }
  }

  private record Row(Subject subject, int failures, Instant lastAt, Instant openAt) {}
}
