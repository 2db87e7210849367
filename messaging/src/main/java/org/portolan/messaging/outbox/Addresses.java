package org.portolan.messaging.outbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.messaging.channel.FailureClass;

/** Looks up, at the time of sending, where and how a recipient is reached. */
public interface Addresses {

  /** The addresses of recipients; one that has none any more is absent. */
  Map<Recipient, Address> of(Tx tx, Collection<Recipient> recipients);

  /**
   * The provider says that somebody opted out there, that nothing arrives there, or that nobody
   * wrote from there lately.
   */
  void refused(Tx tx, Recipient recipient, UUID contact, Channel channel, FailureClass why);

  /**
   * Where and how somebody is reached.
   *
   * @param zone of the place where the person is
   * @param quiet when they are left alone, if not as everybody
   * @param preferred the channel they would rather be reached by
   * @param ways every way there is, also those that may not be used
   */
  record Address(
      Language language,
      ZoneId zone,
      Optional<QuietHours> quiet,
      Optional<Channel> preferred,
      List<Way> ways) {

    /** Somebody who is reached in one way and left alone as everybody. */
    static Address only(Endpoint to, UUID id, Language language, ZoneId zone, Standing standing) {
      return only(to, id, language, zone, standing, Optional.empty());
    }

    /** The same, who last wrote at a time. */
    static Address only(
        Endpoint to,
        UUID id,
        Language language,
        ZoneId zone,
        Standing standing,
        Optional<Instant> heardAt) {
      Way way = new Way(id, to, standing, heardAt, true, to.channel() == Channel.VOICE);
      return new Address(language, zone, Optional.empty(), Optional.empty(), List.of(way));
    }

    /** The same where some of the ways were said STOP from. */
    Address without(Set<Endpoint> stopped) {
      List<Way> now =
          ways.stream().map(way -> stopped.contains(way.to()) ? way.stopped() : way).toList();
      return new Address(language, zone, quiet, preferred, now);
    }

    /** The way that was chosen before. */
    Optional<Way> way(UUID contact, Channel channel) {
      return ways.stream()
          .filter(way -> way.contact().equals(contact) && way.to().channel() == channel)
          .findFirst();
    }
  }

  /**
   * One way to reach somebody.
   *
   * @param contact the contact point; of recipients who have none, the recipient's own id
   * @param heardAt when somebody last wrote to us from there
   * @param verified whether somebody has shown that they read what comes there
   * @param linesOnly whether the contact point takes nothing but calls
   */
  record Way(
      UUID contact,
      Endpoint to,
      Standing standing,
      Optional<Instant> heardAt,
      boolean verified,
      boolean linesOnly) {

    private Way stopped() {
      return new Way(contact, to, Standing.OPTED_OUT, heardAt, verified, linesOnly);
    }

    /** Names it among the ways that failed. */
    String key() {
      return to.channel().key() + ":" + contact;
    }
  }

  /** What the holder of an address, or the provider, has said of it. */
  enum Standing {
    USABLE,
    OPTED_OUT,
    WRONG_PERSON,
    INVALID
  }
}
