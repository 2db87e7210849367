package org.portolan.messaging.conversation;

import java.time.Duration;
import java.util.Optional;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.messaging.asked.PageAskers;
import org.portolan.messaging.outbox.Recipient;

/** Strangers who are answered by a machine, a number of times a day. */
final class Askers {

  private static final Duration DAY = Duration.ofDays(1);

  private final PageAskers askers;
  private final int mostToAStranger;

  /**
   * @param mostToAStranger how many answers somebody gets in a day whom we do not know
   */
  Askers(PageAskers askers, int mostToAStranger) {
    this.askers = askers;
    this.mostToAStranger = mostToAStranger;
  }

  /** Empty when they have had so many that a person should read what they want. */
  Optional<Recipient> stranger(Tx tx, Endpoint sender, Language language) {
    return askers.since(tx, sender, tx.now().minus(DAY)) < mostToAStranger
        ? Optional.of(Recipient.asker(askers.add(tx, sender), language.tag()))
        : Optional.empty();
  }
}
