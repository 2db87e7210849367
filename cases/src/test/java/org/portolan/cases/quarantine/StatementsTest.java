package org.portolan.cases.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.portolan.cases.quarantine.AskTodaysCheckIns.DueCheckIn;
import org.portolan.cases.quarantine.overview.QuarantineBoard;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Tx;

/** How many statements the busiest work takes, journal included. */
class StatementsTest {

  private static List<String> statements(AQuarantine person, Actor actor, Consumer<Tx> work) {
    List<String> statements = new ArrayList<>();
    person.store.run(
        actor,
        tx -> {
          tx.sql()
              .setSqlLogger(
                  new SqlLogger() {
                    @Override
                    public void logAfterExecution(StatementContext context) {
                      statements.add(context.getRenderedSql());
                    }
                  });
          work.accept(tx);
        });
    return statements;
  }

  private static List<String> answering(AQuarantine person, String text) {
    HeardText heard = new HeardText(UUID.randomUUID(), "sms", text, person.now());
    return statements(
        person, AQuarantine.SYSTEM, tx -> person.answers.record(tx, person.opened.id(), heard));
  }

  @Test
  void an_answer_takes_six_statements_to_find_decide_store_and_journal() {
    AQuarantine person = AQuarantine.in("en").at("09:00").askedAndReached();

    assertThat(answering(person, "1")).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void an_answer_that_raises_an_alert_takes_one_more() {
    AQuarantine person = AQuarantine.in("en").at("09:00").askedAndReached();

    assertThat(answering(person, "2")).hasSizeLessThanOrEqualTo(7);
  }

  @Test
  void the_board_takes_two_however_many_people() {
    AQuarantine person = AQuarantine.in("en").at("09:00");
    AQuarantine.in("fr");
    QuarantineBoard board = new QuarantineBoard(person.labels, new Protocols());

    assertThat(statements(person, AQuarantine.SYSTEM, board::today)).hasSize(2);
  }

  @Test
  void asking_many_takes_as_many_statements_as_asking_one() {
    AQuarantine person = AQuarantine.in("en").at("09:00");
    int one = statements(person, AQuarantine.SYSTEM, tx -> ask(tx, person, 1)).size();
    for (int i = 0; i < 5; i++) {
      AQuarantine.in("en");
    }

    assertThat(statements(person, AQuarantine.SYSTEM, tx -> ask(tx, person, 100))).hasSize(one);
  }

  private static void ask(Tx tx, AQuarantine person, int limit) {
    Map<DueCheckIn, UUID> messages = new HashMap<>();
    person.asking.due(tx, limit).forEach(due -> messages.put(due, due.checkIn()));
    assertThat(messages).isNotEmpty();
    person.asking.asked(tx, messages);
  }

  @Test
  void who_is_due_is_found_by_a_range_of_the_index_under_row_level_security() {
    AQuarantine person = AQuarantine.in("en");
    List<String> plan = new ArrayList<>();
    person.store.run(
        AQuarantine.SYSTEM,
        tx -> {
          tx.sql().execute("SET LOCAL enable_seqscan = off");
          plan.addAll(
              tx.sql()
                  .createQuery(
                      "EXPLAIN SELECT case_id FROM quarantine WHERE ended_at IS NULL"
                          + " AND next_ask_at <= :now ORDER BY next_ask_at LIMIT 10")
                  .bind("now", Timestamp.from(tx.now()))
                  .mapTo(String.class)
                  .list());
        });

    assertThat(plan)
        .anyMatch(line -> line.contains("quarantine_due"))
        .anyMatch(line -> line.contains("Index Cond: (next_ask_at <="));
  }
}
