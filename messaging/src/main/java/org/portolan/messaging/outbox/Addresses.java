package org.portolan.messaging.outbox;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.channel.FailureClass;

/** Looks up, at the time of sending, where and how a recipient is reached. */
public interface Addresses {

  /** The addresses of recipients; one that has none any more is absent. */
  Map<Recipient, Address> of(Tx tx, Collection<Recipient> recipients);

  /** The provider says that this recipient opted out, or that the number takes no texts. */
  void refused(Tx tx, Recipient recipient, FailureClass why);

  /**
   * Where and how somebody is reached.
   *
   * @param zone of the place where the person is
   * @param quiet when they are left alone, if not as everybody
   */
  record Address(
      PhoneNumber number,
      Language language,
      ZoneId zone,
      Standing standing,
      Optional<QuietHours> quiet) {

    /** Somebody who is left alone as everybody. */
    Address(PhoneNumber number, Language language, ZoneId zone, Standing standing) {
      this(number, language, zone, standing, Optional.empty());
    }
  }

  /** What the holder of a number, or the provider, has said of it. */
  enum Standing {
    USABLE,
    OPTED_OUT,
    WRONG_PERSON,
    INVALID
  }
}
