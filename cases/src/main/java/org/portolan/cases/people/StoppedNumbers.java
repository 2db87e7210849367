package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;

/**
 * From where somebody said STOP, each channel apart, and has not said START since: remembered for
 * the number or address itself, so that it holds for whoever is registered there later, and for
 * somebody whom we do not know. For system actors who may read people.
 */
@Dependent
public class StoppedNumbers {

  private final BlindIndex index;

  @Inject
  public StoppedNumbers(Keys keys) {
    this.index = keys.blindIndex();
  }

  /** Nothing goes there any more but what is owed. */
  public void stop(Tx tx, Endpoint at) {
    stop(tx, at.index(index), at.channel());
  }

  private static void stop(Tx tx, byte[] number, Channel channel) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO stopped_number (value_index, channel, stopped_at)
            VALUES (:index, :channel, :now) ON CONFLICT DO NOTHING
            """)
        .bind("index", number)
        .bind("channel", channel.key())
        .bind("now", tx.now())
        .execute();
  }

  /** The same of a contact point. */
  public void stop(Tx tx, UUID contactPoint, Channel channel) {
    indexOf(tx, contactPoint).forEach(number -> stop(tx, number, channel));
  }

  /** Texts are wanted there again. */
  public void start(Tx tx, Endpoint at) {
    start(tx, at.index(index), at.channel());
  }

  /** The same of a contact point. */
  public void start(Tx tx, UUID contactPoint, Channel channel) {
    indexOf(tx, contactPoint).forEach(number -> start(tx, number, channel));
  }

  private static void start(Tx tx, byte[] number, Channel channel) {
    tx.sql()
        .createUpdate(
            "DELETE FROM stopped_number WHERE value_index = :index AND channel = :channel")
        .bind("index", number)
        .bind("channel", channel.key())
        .execute();
  }

  private static List<byte[]> indexOf(Tx tx, UUID contactPoint) {
    return tx.sql()
        .createQuery("SELECT value_index FROM contact_point WHERE id = :id")
        .bind("id", contactPoint)
        .mapTo(byte[].class)
        .list();
  }

  /** Those of some from where somebody said STOP. */
  public Set<Endpoint> among(Tx tx, Collection<Endpoint> some) {
    Set<Endpoint> stopped = new HashSet<>();
    for (Endpoint at : new HashSet<>(some)) {
      if (isStopped(tx, at)) {
        stopped.add(at);
      }
    }
    return stopped;
  }

  private boolean isStopped(Tx tx, Endpoint at) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM stopped_number
            WHERE value_index = :index AND channel = :channel)
            """)
        .bind("index", at.index(index))
        .bind("channel", at.channel().key())
        .mapTo(Boolean.class)
        .one();
  }
}
