package org.portolan.messaging.conversation;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;

/**
 * Somebody on a telephone that people share has said who they are, without having been asked by
 * text: what comes from there now is theirs.
 */
public final class NamedOnThePhone {

  private final SharedPhones phones;
  private final BlindIndex index;

  public NamedOnThePhone(Keys keys, Settings settings) {
    this.phones = new SharedPhones(Duration.ofMinutes(settings.number("SHARED_PHONE_MINUTES", 30)));
    this.index = keys.blindIndex();
  }

  /** The person of this contact point speaks from this number, in E.164. */
  public void named(Tx tx, String number, UUID contactPoint) {
    byte[] sender = index.ofPhone(number);
    phones.asked(tx, sender, List.of(contactPoint));
    phones.chose(tx, sender, contactPoint);
  }
}
