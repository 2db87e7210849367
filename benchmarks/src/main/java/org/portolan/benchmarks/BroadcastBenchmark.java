package org.portolan.benchmarks;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A broadcast for a million people, each with a language of their own and some of them opted out,
 * is handed over to the outbox by the running server; nothing is sent meanwhile.
 */
final class BroadcastBenchmark {

  private static final int PEOPLE = Integer.getInteger("benchmarks.broadcast", 1_000_000);
  private static final String SCOPE = "benchmark/many";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Of a hundred people two want no texts, and one wants no news. */
  private static final String MANY =
      """
      WITH people AS (
        INSERT INTO person (id, scope, name, language, time_zone, created_at)
        SELECT gen_random_uuid(), '%s', '\\x00',
          (ARRAY['en','fr','es','ar','ru','zh-Hans','fa','fa-AF','uk','am','ti','bn','sw','pt'])
            [1 + n %% 14], 'UTC', 'epoch'
        FROM generate_series(1, %d) n RETURNING id)
      INSERT INTO contact_point (id, person_id, scope, channel, value, value_index, region, state,
        news)
      SELECT gen_random_uuid(), id, '%s', 'sms', '\\x00', sha256(convert_to(id::text, 'UTF8')),
        (ARRAY['FR','ET','BD','UA'])[1 + get_byte(uuid_send(id), 0) %% 4],
        CASE WHEN get_byte(uuid_send(id), 1) < 5 THEN 'opted-out' ELSE 'usable' END,
        get_byte(uuid_send(id), 2) > 2
      FROM people
      """;

  private final PrintStream out;

  BroadcastBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    Map<String, String> settings =
        Map.of("PORTOLAN_SANDBOX", "false", "PORTOLAN_OUTBOX_WORKERS", "0");
    try (MeasuredPortolan measured = MeasuredPortolan.start(settings)) {
      execute(measured, MANY.formatted(SCOPE, PEOPLE, SCOPE));
      execute(measured, "VACUUM ANALYZE person, contact_point");
      double before = measured.residentMebibytes();
      UUID id =
          ABroadcast.approve(
              measured.portolan().databases(), measured.masterPassword(), SCOPE, PEOPLE);
      queued(measured, id, before);
    }
  }

  private void queued(MeasuredPortolan measured, UUID id, double before) throws Exception {
    double most = before;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String done = "SELECT count(*) FROM broadcast WHERE queued_at IS NOT NULL AND case_id = '" + id;
    while (number(measured, done + "'") == 0) {
      most = Math.max(most, measured.residentMebibytes());
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not queued within " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    long millis =
        number(
            measured,
            "SELECT round(extract(epoch FROM queued_at - started_at) * 1000)::bigint"
                + " FROM broadcast");
    out.printf(
        "Broadcast for %,d people queued in  %8.1f s (%,.0f a second)%n",
        PEOPLE, millis / 1e3, PEOPLE / (millis / 1e3));
    out.printf(
        "  rows to be sent, opted out          %8d, %d%n",
        number(measured, "SELECT count(*) FROM outbox WHERE state = 'waiting'"),
        number(measured, "SELECT count(*) FROM outbox WHERE state = 'suppressed'"));
    out.printf("  server in memory before, at most    %8.0f, %.0f MiB%n", before, most);
  }

  static long number(MeasuredPortolan measured, String question) throws SQLException {
    try (Connection connection = connect(measured);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getLong(1);
    }
  }

  static void execute(MeasuredPortolan measured, String sql) throws SQLException {
    try (Connection connection = connect(measured);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(MeasuredPortolan measured) throws SQLException {
    return measured.portolan().databases().owner().dataSource().getConnection();
  }
}
