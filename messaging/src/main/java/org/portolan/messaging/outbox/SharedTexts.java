package org.portolan.messaging.outbox;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** What many messages say alike: the texts of broadcasts, which their rows share. */
public interface SharedTexts {

  /** The text of a broadcast as a reader gets it; empty when there is none they may read. */
  Optional<String> of(Tx tx, UUID broadcast, Language reader);
}
