package org.portolan.messaging.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/** Remembers, for phones that people share, whom their holder was asked about and what was said. */
final class SharedPhones {

  private final Duration remembered;

  /**
   * @param remembered how long messages go on being about the person last named
   */
  SharedPhones(Duration remembered) {
    this.remembered = remembered;
  }

  Optional<Choice> find(Tx tx, byte[] sender) {
    return tx.sql()
        .createQuery(
            """
            SELECT offered, chosen, chosen_until FROM shared_phone_choice
            WHERE sender_index = :sender FOR UPDATE
            """)
        .bind("sender", sender)
        .map((row, context) -> Choice.of(row))
        .findOne();
  }

  void asked(Tx tx, byte[] sender, List<UUID> offered) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO shared_phone_choice (sender_index, offered) VALUES (:sender, :offered)
            ON CONFLICT (sender_index) DO UPDATE
              SET offered = excluded.offered, chosen = NULL, chosen_until = NULL
            """)
        .bind("sender", sender)
        .bindArray("offered", UUID.class, offered.toArray())
        .execute();
  }

  void chose(Tx tx, byte[] sender, UUID contactPointId) {
    tx.sql()
        .createUpdate(
            """
            UPDATE shared_phone_choice SET chosen = :chosen, chosen_until = :until
            WHERE sender_index = :sender
            """)
        .bind("chosen", contactPointId)
        .bind("until", tx.now().plus(remembered))
        .bind("sender", sender)
        .execute();
  }

  void forget(Tx tx, byte[] sender) {
    tx.sql()
        .createUpdate("DELETE FROM shared_phone_choice WHERE sender_index = :sender")
        .bind("sender", sender)
        .execute();
  }

  /**
   * What was asked, and said.
   *
   * @param offered contact points in the order of their numbers
   */
  record Choice(List<UUID> offered, Optional<UUID> chosen, Instant until) {

    static Choice of(ResultSet row) throws SQLException {
      var until = row.getTimestamp("chosen_until");
      return new Choice(
          Arrays.asList((UUID[]) row.getArray("offered").getArray()),
          Optional.ofNullable(row.getObject("chosen", UUID.class)),
          until == null ? Instant.MIN : until.toInstant());
    }

    boolean waitsForAnswer() {
      return chosen.isEmpty();
    }

    Optional<UUID> chosenAt(Instant now) {
      return chosen.filter(c -> now.isBefore(until));
    }
  }
}
