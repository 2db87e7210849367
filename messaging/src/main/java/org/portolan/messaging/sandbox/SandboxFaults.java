package org.portolan.messaging.sandbox;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;

/** How the sandbox is to fail next; each fault counts down to none. */
public final class SandboxFaults {

  private final CaseStore store;
  private final SandboxMessages messages;

  SandboxFaults(CaseStore store, SandboxMessages messages) {
    this.store = store;
    this.messages = messages;
  }

  /** Tells the sandbox to fail. */
  public void add(SandboxFault fault) {
    store.run(
        SandboxMessages.ACTOR,
        tx ->
            tx.sql()
                .createUpdate(
                    """
                    INSERT INTO sandbox_fault (phone_index, kind, value, remaining)
                    VALUES (:phone, :kind, :value, :times)
                    """)
                .bind("phone", fault.phone().map(messages::indexOf).orElse(null))
                .bind("kind", fault.kind().name())
                .bind("value", fault.value())
                .bind("times", fault.times())
                .execute());
  }

  /** What is still to happen, in the order in which it was asked for. */
  public List<Pending> pending() {
    return store.call(
        SandboxMessages.ACTOR,
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT kind, remaining FROM sandbox_fault WHERE remaining > 0 ORDER BY id")
                .map(
                    (row, context) ->
                        new Pending(
                            SandboxFault.Kind.valueOf(row.getString("kind")),
                            row.getInt("remaining")))
                .list());
  }

  /** From now on nothing fails. */
  public void clear() {
    store.run(SandboxMessages.ACTOR, tx -> tx.sql().execute("DELETE FROM sandbox_fault"));
  }

  /** Takes one turn of each fault that concerns the phone, with its value. */
  Map<SandboxFault.Kind, Integer> take(Tx tx, String phone) {
    Map<SandboxFault.Kind, Integer> faults = new EnumMap<>(SandboxFault.Kind.class);
    tx.sql()
        .createQuery(
            """
            UPDATE sandbox_fault SET remaining = remaining - 1
            WHERE remaining > 0 AND (phone_index IS NULL OR phone_index = :phone)
            RETURNING kind, value
            """)
        .bind("phone", messages.indexOf(phone))
        .map(
            (row, context) ->
                faults.put(SandboxFault.Kind.valueOf(row.getString("kind")), row.getInt("value")))
        .list();
    return faults;
  }

  /**
   * A way to fail that is not over.
   *
   * @param remaining how many messages it still concerns
   */
  public record Pending(SandboxFault.Kind kind, int remaining) {}
}
