package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/**
 * By which channel somebody would rather be reached. What we begin goes there first, and by another
 * when it does not arrive; an answer goes the way that they wrote.
 */
@Dependent
public class PreferChannel {

  private final PersonJournal journal;

  @Inject
  public PreferChannel(PersonJournal journal) {
    this.journal = journal;
  }

  /** As whom it is changed when travellers do it themselves. */
  public static Actor actor() {
    return Actor.system("traveller-preference", Compartment.IDENTITY);
  }

  /** What they prefer; empty when they said nothing. */
  public Optional<Channel> of(Tx tx, UUID person) {
    return tx.sql()
        .createQuery("SELECT COALESCE(preferred_channel, '') FROM person WHERE id = :person")
        .bind("person", person)
        .mapTo(String.class)
        .findOne()
        .flatMap(Channel::find);
  }

  /** The channels that there is a contact point for; a telephone takes texts and calls. */
  public List<Channel> choices(Tx tx, UUID person) {
    return tx
        .sql()
        .createQuery(
            """
            SELECT DISTINCT way.channel FROM contact_point c JOIN person p ON p.id = c.person_id
              CROSS JOIN LATERAL (SELECT c.channel UNION ALL
                SELECT 'voice' WHERE c.channel = 'sms') way
            WHERE (p.id = :person OR p.merged_into = :person) AND c.state <> 'wrong-person'
            """)
        .bind("person", person)
        .mapTo(String.class)
        .list()
        .stream()
        .map(Channel::ofKey)
        .sorted()
        .toList();
  }

  /**
   * Whether they still prefer what somebody has before them, so that nobody's word is written over
   * unseen. It stays so until the transaction ends.
   */
  public boolean isAsSeen(Tx tx, UUID person, Optional<Channel> seen) {
    return lock(tx, person) && of(tx, person).equals(seen);
  }

  private static boolean lock(Tx tx, UUID person) {
    return tx.sql()
        .createQuery("SELECT id FROM person WHERE id = :person FOR UPDATE")
        .bind("person", person)
        .mapTo(UUID.class)
        .findOne()
        .isPresent();
  }

  /**
   * Says what they prefer.
   *
   * @param channel empty when it does not matter any more
   * @return whether it is so now; not when nothing of theirs takes that channel, or for an actor
   *     who has no such person
   */
  public boolean prefer(Tx tx, UUID person, Optional<Channel> channel) {
    if (!lock(tx, person) || channel.isPresent() && !choices(tx, person).contains(channel.get())) {
      return false;
    }
    String key = channel.map(Channel::key).orElse(null);
    if (!Objects.equals(of(tx, person).map(Channel::key).orElse(null), key)) {
      tx.sql()
          .createUpdate("UPDATE person SET preferred_channel = :channel WHERE id = :person")
          .bind("channel", key)
          .bind("person", person)
          .execute();
      journal.record(tx, person, "contact.preferred", Map.of("channel", key == null ? "" : key));
    }
    return true;
  }
}
