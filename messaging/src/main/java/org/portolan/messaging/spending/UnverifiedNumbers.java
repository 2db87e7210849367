package org.portolan.messaging.spending;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;

/**
 * Texts that a public form sets off to numbers which never wrote to us and never entered a code:
 * one to a number in a day, and few to a country and to a range of numbers. Who earns by each text
 * to numbers of their own finds nothing to earn here, and nobody is pestered in another's name.
 */
public final class UnverifiedNumbers {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int DIGITS_OF_A_RANGE = 4;

  /** Of the advisory lock that whoever counts has: any number that nothing else locks. */
  private static final long COUNTING = 0x756e_7665_7269_6669L;

  private final KeyedHash hash;
  private final int countryHour;
  private final int countryDay;
  private final int rangeHour;
  private final int rangeDay;

  public UnverifiedNumbers(Keys keys, Settings settings) {
    this.hash = keys.secret(Keys.BLIND_INDEX);
    this.countryHour = settings.number("UNVERIFIED_OF_COUNTRY_AN_HOUR", 60);
    this.countryDay = settings.number("UNVERIFIED_OF_COUNTRY_A_DAY", 300);
    this.rangeHour = settings.number("UNVERIFIED_OF_RANGE_AN_HOUR", 5);
    this.rangeDay = settings.number("UNVERIFIED_OF_RANGE_A_DAY", 10);
  }

  /**
   * Takes a turn for a text to a number.
   *
   * @param e164 the number
   * @param country ISO 3166-1 alpha-2
   * @return empty when it may be sent, else the reason why not
   */
  public Optional<String> refuses(Tx tx, String e164, String country) {
    lock(tx);
    String number = "number:" + HexFormat.of().formatHex(hashOf(e164));
    String range = e164.substring(0, Math.max(2, e164.length() - DIGITS_OF_A_RANGE));
    if (!fits(tx, number, 1, 1)) {
      return Optional.of("unverified number");
    }
    if (!fits(tx, range, rangeHour, rangeDay) || !fits(tx, country, countryHour, countryDay)) {
      return Optional.of("too many unverified");
    }
    count(tx, number);
    count(tx, range);
    count(tx, country);
    return Optional.empty();
  }

  /**
   * One at a time, on all nodes: two who count at once would both find a place for one. Such texts
   * are few, by what is counted here.
   */
  private static void lock(Tx tx) {
    tx.sql()
        .createQuery("SELECT pg_advisory_xact_lock(:counting)")
        .bind("counting", COUNTING)
        .mapTo(String.class)
        .findOne();
  }

  private byte[] hashOf(String e164) {
    return hash.of(
        "unverified".getBytes(StandardCharsets.UTF_8), e164.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean fits(Tx tx, String area, int anHour, int aDay) {
    Instant now = tx.now();
    return tx.sql()
        .createQuery(
            """
            SELECT COALESCE(sum(messages), 0) < :aDay
              AND COALESCE(sum(messages) FILTER (WHERE at > :hourAgo), 0) < :anHour
            FROM unverified_traffic WHERE area = :area AND at > :dayAgo
            """)
        .bind("area", area)
        .bind("aDay", aDay)
        .bind("anHour", anHour)
        .bind("hourAgo", Timestamp.from(now.minus(Duration.ofHours(1))))
        .bind("dayAgo", Timestamp.from(now.minus(DAY)))
        .mapTo(Boolean.class)
        .one();
  }

  /** By full minutes, so that an hour and a day are counted back from now. */
  private static void count(Tx tx, String area) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO unverified_traffic AS t (at, area, messages) VALUES (:at, :area, 1)
            ON CONFLICT (area, at) DO UPDATE SET messages = t.messages + 1
            """)
        .bind("at", Timestamp.from(tx.now().truncatedTo(ChronoUnit.MINUTES)))
        .bind("area", area)
        .execute();
  }

  /** Forgets what counts no more. */
  public static int forget(Tx tx) {
    return tx.sql()
        .createUpdate("DELETE FROM unverified_traffic WHERE at < :before")
        .bind("before", Timestamp.from(tx.now().minus(DAY)))
        .execute();
  }
}
