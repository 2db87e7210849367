package org.portolan.messaging.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.sandbox.SandboxCallRows.NewCall;
import org.portolan.messaging.sandbox.SandboxCallRows.Row;
import org.portolan.messaging.sandbox.SandboxTwiml.Gather;
import org.portolan.messaging.sandbox.SandboxTwiml.Said;
import org.portolan.messaging.work.Signal;

/** What the holders of the sandbox's phones do with calls: take them, press keys, hang up, call. */
public final class SandboxCalls {

  private final CaseStore store;
  private final SandboxCallRows calls;
  private final SandboxOperator operator;
  private final InstantSource realTime;
  private final Signal owed;

  SandboxCalls(
      CaseStore store,
      SandboxCallRows calls,
      SandboxOperator operator,
      InstantSource realTime,
      Signal owed) {
    this.store = store;
    this.calls = calls;
    this.operator = operator;
    this.realTime = realTime;
    this.owed = owed;
  }

  /** The call that a phone rings or speaks with, or the last one; empty when there was none. */
  public Optional<HandsetCall> last(String phone) {
    return store.call(
        SandboxMessages.ACTOR,
        tx ->
            calls.ofPhone(tx, phone, 1).stream()
                .map(
                    call ->
                        new HandsetCall(
                            call.sid(),
                            call.inbound(),
                            call.status(),
                            call.said().stream().map(HandsetSaid::of).toList(),
                            call.asks().isPresent() && !call.isOver()))
                .findFirst());
  }

  /** The holder takes the call. */
  public void take(String sid) {
    change(
        sid,
        (tx, call) -> {
          if (call.status().equals("ringing") && !call.inbound()) {
            operator.taken(tx, call);
          }
        });
  }

  /** The holder presses a key. */
  public void press(String sid, String key) {
    change(
        sid,
        (tx, call) -> {
          if (!call.status().equals("in-progress") || call.asks().isEmpty()) {
            return;
          }
          Gather gather = call.asks().get();
          boolean finishes = key.equals(gather.finish());
          String digits = finishes ? call.digits() : call.digits() + key;
          calls.pressed(tx, sid, digits);
          boolean enough = finishes || gather.digits() > 0 && digits.length() >= gather.digits();
          Instant due =
              enough ? realTime.instant() : operator.after(Duration.ofSeconds(gather.timeout()));
          calls.moves(tx, sid, "in-progress", gather.action(), due);
        });
  }

  /** The holder hangs up, or declines. */
  public void hangUp(String sid) {
    change(
        sid,
        (tx, call) -> {
          if (!call.isOver() && !call.inbound()) {
            operator.end(
                tx, call, call.status().equals("in-progress") ? "completed" : "busy", null);
          }
        });
  }

  /** The holder calls us, and hangs up when it rings. */
  public void callUs(String phone) {
    store.run(
        SandboxMessages.ACTOR,
        tx -> {
          calls.add(
              tx,
              new NewCall(
                  true,
                  phone,
                  "ringing",
                  null,
                  null,
                  Duration.ofSeconds(1),
                  realTime.instant(),
                  Map.of()));
          tx.afterCommit(owed::raise);
        });
  }

  private void change(String sid, BiConsumer<Tx, Row> what) {
    store.run(
        SandboxMessages.ACTOR,
        tx -> {
          calls.find(tx, sid).ifPresent(call -> what.accept(tx, call));
          tx.afterCommit(owed::raise);
        });
  }

  /**
   * A call on a phone.
   *
   * @param toUs whether the holder called
   * @param status in the provider's word
   * @param asks whether keys are waited for
   */
  public record HandsetCall(
      String sid, boolean toUs, String status, List<HandsetSaid> said, boolean asks) {

    public boolean rings() {
      return !toUs && status.equals("ringing");
    }

    public boolean speaks() {
      return status.equals("in-progress");
    }

    @Override
    public String toString() {
      return "HandsetCall[" + sid + "]";
    }
  }

  /**
   * What the holder hears.
   *
   * @param locale in which a voice reads it; empty for a recording
   * @param words what it reads; of a recording its address
   */
  public record HandsetSaid(String locale, String words) {
    private static HandsetSaid of(Said said) {
      return new HandsetSaid(said.locale(), said.words());
    }

    public boolean recorded() {
      return locale.isEmpty();
    }

    @Override
    public String toString() {
      return "HandsetSaid[" + locale + "]";
    }
  }
}
