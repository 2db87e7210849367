package org.portolan.messaging.outbox;

import java.util.Optional;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.messaging.outbox.Addresses.Way;

/** The text of a message as it is sent: in the language the person has now, by the way it goes. */
final class WhatToSay {

  private final Keys keys;
  private final Deliveries deliveries;
  private final SharedTexts shared;
  private final Gate gate;
  private final WithReference reference;

  WhatToSay(
      Keys keys, Deliveries deliveries, SharedTexts shared, Gate gate, WithReference reference) {
    this.keys = keys;
    this.deliveries = deliveries;
    this.shared = shared;
    this.gate = gate;
    this.reference = reference;
  }

  /** The text, or why there is none. */
  Said of(Tx tx, OutboxRow row, Language language, Way way) {
    if (row.broadcastId().isPresent()) {
      return new Said(shared.of(tx, row.broadcastId().get(), language), "no language");
    }
    String json = keys.sealer().open(row.sealedUnder(), Outbox.wordingOf(row.id()), row.wording());
    Wording wording = Wording.fromJson(json);
    String text =
        wording.written()
            ? deliveries.written(tx, row.caseId().orElseThrow(), row.id())
            : reference.text(wording, language);
    return new Said(gate.answerable(wording, row.purpose(), way, language, text), "one-way");
  }

  /**
   * What is said.
   *
   * @param why there is nothing to say
   */
  record Said(Optional<String> text, String why) {
    @Override
    public String toString() {
      return "Said";
    }
  }
}
