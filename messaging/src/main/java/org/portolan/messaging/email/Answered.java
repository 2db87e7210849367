package org.portolan.messaging.email;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.messaging.outbox.SentTo;

/**
 * Who answers a mail of ours. People answer from another of their addresses, and mail programs
 * write the same address in several ways: an address that nobody has, in answer to what only one
 * address got, is that one's. What we say to it goes to the address that we know.
 */
public final class Answered {

  private static final Actor ACTOR =
      Actor.system(
          "mail-answers",
          Compartment.TRANSIT,
          Compartment.IDENTITY,
          Compartment.HEALTH,
          Compartment.INFORMATION);

  private final CaseStore store;
  private final ContactPoints contacts;
  private final SentTo sent;

  public Answered(CaseStore store, ContactPoints contacts, SentTo sent) {
    this.store = store;
    this.contacts = contacts;
    this.sent = sent;
  }

  /**
   * Who writes.
   *
   * @param from as the mail says
   * @param message the one of ours that it answers
   */
  Endpoint writer(Endpoint from, UUID message) {
    return store.call(
        ACTOR,
        tx -> {
          if (!contacts.at(tx, from).isEmpty()) {
            return from;
          }
          Optional<Endpoint> to = sent.of(tx, message);
          return to.filter(one -> one.channel() == Channel.EMAIL).orElse(from);
        });
  }
}
