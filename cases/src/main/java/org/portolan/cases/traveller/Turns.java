package org.portolan.cases.traveller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;

/**
 * Counts who asks for something that is not to be had without end, such as what costs a text
 * message. What is refused takes no turn of those after it, and prolongs nothing: a stranger beyond
 * their address's limit uses up neither a traveller's turns nor everybody's.
 */
public final class Turns {

  private final BlindIndex index;
  private final String what;
  private final CodeLimits limits;

  /**
   * Turns of their own.
   *
   * @param what is asked for
   */
  public Turns(BlindIndex index, String what, CodeLimits limits) {
    this.index = index;
    this.what = what;
    this.limits = limits;
  }

  /**
   * Takes a turn; when one is refused, the time from which another may be taken.
   *
   * @param reference of a case, where one is named
   */
  public Optional<Instant> take(Tx tx, Endpoint to, Optional<String> reference, String address) {
    return take(tx, subjects(to, reference, address));
  }

  /** Takes a turn of what is about nobody: counted by address, and in all. */
  public Optional<Instant> take(Tx tx, String address) {
    return take(tx, Optional.empty(), address);
  }

  /**
   * Takes a turn of something that no text message is sent for.
   *
   * @param ticket that is named, if one is
   */
  Optional<Instant> take(Tx tx, Optional<String> ticket, String address) {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(new Subject(what + " address " + address, limits.address()));
    ticket.ifPresent(named -> subjects.add(new Subject(what + " ticket " + named, limits.phone())));
    subjects.add(new Subject(what + " everywhere", limits.everywhere()));
    return take(tx, subjects);
  }

  private Optional<Instant> take(Tx tx, List<Subject> subjects) {
    for (Subject subject : subjects) {
      Turn turn = count(tx, subject);
      if (turn.taken() > subject.most()) {
        return Optional.of(turn.began().plus(limits.window()));
      }
    }
    forget(tx);
    return Optional.empty();
  }

  /** Last, and waiting for nobody: its rows come in any order. */
  private void forget(Tx tx) {
    tx.sql()
        .createUpdate(
            """
            DELETE FROM traveller_turn WHERE subject IN (
              SELECT subject FROM traveller_turn WHERE began_at <= :before
              FOR UPDATE SKIP LOCKED)
            """)
        .bind("before", tx.now().minus(limits.window()))
        .execute();
  }

  /** In the order in which they are locked: always the same, so that no two wait for each other. */
  private List<Subject> subjects(Endpoint to, Optional<String> reference, String address) {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(new Subject(what + " address " + address, limits.address()));
    subjects.add(new Subject(what + named(to), limits.phone()));
    reference.ifPresent(
        named -> subjects.add(new Subject(what + " reference " + named, limits.phone())));
    subjects.add(new Subject(what + " everywhere", limits.everywhere()));
    return subjects;
  }

  /** An e-mail address is the same however its letters are written. */
  private static String named(Endpoint to) {
    return to.channel() == Channel.EMAIL
        ? " mail " + to.value().toLowerCase(Locale.ROOT)
        : " phone " + to.value();
  }

  private Turn count(Tx tx, Subject subject) {
    return tx.sql()
        .createQuery(
            """
            INSERT INTO traveller_turn AS t (subject, began_at, taken) VALUES (:subject, :now, 1)
            ON CONFLICT (subject) DO UPDATE SET
              taken = CASE WHEN t.began_at <= :before THEN 1 ELSE LEAST(t.taken, :most) + 1 END,
              began_at = CASE WHEN t.began_at <= :before THEN :now ELSE t.began_at END
            RETURNING began_at, taken
            """)
        .bind("subject", index.ofSignIn(subject.name()))
        .bind("now", tx.now())
        .bind("before", tx.now().minus(limits.window()))
        .bind("most", subject.most())
        .map(
            (row, context) ->
                new Turn(row.getTimestamp("began_at").toInstant(), row.getInt("taken")))
        .one();
  }

  private record Subject(String name, int most) {
    @Override
    public String toString() {
      return "Subject";
    }
  }

  private record Turn(Instant began, int taken) {}
}
