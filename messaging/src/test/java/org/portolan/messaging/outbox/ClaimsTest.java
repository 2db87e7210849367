package org.portolan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.TestStore;

/** What a claim costs does not depend on what the database believes about the queue. */
class ClaimsTest {

  private static final int MESSAGES = 3_000;
  private static final int BATCH = 50;

  private final Handle database = Jdbi.create(TestStore.apart().asOwner()).open();

  /** Statistics are taken while nothing waits; then all of it does, as in the morning. */
  @BeforeEach
  void everythingComesAtOnceAfterAQuietNight() {
    database.execute(
        """
        INSERT INTO outbox (id, purpose, recipient_kind, recipient_id, sealed_under, wording, state,
          created_at, due_at, deadline)
        SELECT gen_random_uuid(), 'check-in', 'contact', gen_random_uuid(), 'none', '', 'delivered',
          'epoch', 'epoch', 'infinity'
        FROM generate_series(1, ?)
        """,
        MESSAGES);
    database.execute("VACUUM ANALYZE outbox");
    database.execute("UPDATE outbox SET state = 'waiting'");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_claim_looks_at_its_own_messages_and_not_at_all_that_wait() throws Exception {
    String plan =
        database
            .createQuery(
                """
                EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT * FROM outbox_next(
                  now(), now(), now(), :most, 1)
                """)
            .bind("most", BATCH)
            .mapTo(String.class)
            .one();
    JsonNode claim = JsonMapper.builder().build().readTree(plan).get(0).get("Plan");

    assertThat(claim.get("Actual Rows").asInt()).isEqualTo(BATCH);
    assertThat(claim.get("Shared Hit Blocks").asInt()).isLessThan(BATCH * MESSAGES / 10);
  }
}
