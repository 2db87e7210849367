package org.portolan.messaging.voice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.outbox.DeliveryCallback;
import org.portolan.messaging.outbox.RecordDeliveryCallback;
import org.portolan.messaging.voice.CallRows.Row;

/**
 * Records what the provider tells of a call. Its message has arrived when a key said so, whatever
 * the call ends with; a call that was taken and on which nobody pressed a key has brought nothing.
 */
public final class RecordCallProgress {

  /** The provider's words for a call on its way, and those of a message that mean as much. */
  private static final Map<String, String> ON_ITS_WAY =
      Map.of(
          "queued", "queued",
          "initiated", "queued",
          "ringing", "sent",
          "in-progress", "sent",
          "answered", "sent");

  private final CaseStore store;
  private final RecordDeliveryCallback deliveries;
  private final CallRows rows = new CallRows();

  public RecordCallProgress(CaseStore store, RecordDeliveryCallback deliveries) {
    this.store = store;
    this.deliveries = deliveries;
  }

  /**
   * Records it; an exception means that not all was recorded and the provider is to repeat.
   *
   * @param id of the message that the call was placed for, as it came back
   * @param sid the provider's id of the call
   * @param status the provider's word
   * @param networkCode of SIP, when the network gave one
   */
  public void record(String id, String sid, String status, Optional<Integer> networkCode) {
    Optional<CallEnd> end = CallEnd.ofTwilio(status);
    if (end.isEmpty()) {
      Optional.ofNullable(ON_ITS_WAY.get(status))
          .ifPresent(word -> tell(id, sid, word, Optional.empty()));
      return;
    }
    Ended ended =
        idOf(id)
            .map(call -> store.call(ConductCall.ACTOR, tx -> ends(tx, call, sid)))
            .orElse(Ended.UNKNOWN);
    ended.unsaid.forEach(
        line ->
            tell(
                line.toString(),
                VoiceChannel.providerId(sid, line),
                "failed",
                Optional.of(CallEnd.HUNG_UP.code())));
    if (ended.confirmed) {
      tell(id, sid, "delivered", Optional.empty());
    } else {
      tell(id, sid, "failed", Optional.of(code(end.get(), networkCode)));
    }
  }

  /** The word of a message that means as much as that of a call on its way. */
  static String ofMessage(String status) {
    return ON_ITS_WAY.getOrDefault(status, status);
  }

  private static int code(CallEnd end, Optional<Integer> networkCode) {
    return end == CallEnd.FAILED ? networkCode.orElse(end.code()) : end.code();
  }

  private Ended ends(Tx tx, UUID id, String sid) {
    Optional<Row> call = rows.lock(tx, id).filter(row -> row.is(sid));
    if (call.isEmpty()) {
      return Ended.UNKNOWN;
    }
    rows.ended(tx, id);
    return new Ended(call.get().confirmed(), rows.unsaid(tx, id));
  }

  private void tell(String id, String sid, String word, Optional<Integer> code) {
    deliveries.record(new DeliveryCallback(id, sid, word, code));
  }

  private static Optional<UUID> idOf(String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private record Ended(boolean confirmed, List<UUID> unsaid) {
    static final Ended UNKNOWN = new Ended(false, List.of());
  }
}
