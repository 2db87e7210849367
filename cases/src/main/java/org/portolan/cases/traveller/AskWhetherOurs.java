package org.portolan.cases.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Contact;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.ContactState;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Somebody asks on a public page whether a text that came to a phone is from us. Whoever asks is
 * told nothing of it: the answer goes to the phone, if it is one that we write to or that has
 * written to us. Others get no text, whoever types their number.
 */
@Dependent
public class AskWhetherOurs {

  /** Whoever wrote to us longer ago may not have the number any more. */
  private static final Duration WRITTEN_WITHIN = Duration.ofDays(30);

  private final Turns turns;
  private final ContactPoints contacts;
  private final Enquiries enquiries;

  @Inject
  public AskWhetherOurs(Keys keys, Settings settings, ContactPoints contacts, Enquiries enquiries) {
    this.turns = new Turns(keys.blindIndex(), "doubt", CodeLimits.ofDoubts(settings));
    this.contacts = contacts;
    this.enquiries = enquiries;
  }

  /** Who looks for the phone, and for what was sent to it. */
  public static Actor actor() {
    return Actor.system(
        "doubts", Compartment.IDENTITY, Compartment.INFORMATION, Compartment.TRANSIT);
  }

  /**
   * Takes a turn of asking, which counts what was named and never what was found.
   *
   * @param address where the request came from, as limits count it
   * @return empty when it may be asked; else the time from which it may
   */
  public Optional<Instant> turn(Tx tx, PhoneNumber phone, String address) {
    return turns.take(tx, Endpoint.sms(phone), Optional.empty(), address);
  }

  /**
   * Who gets the answer; empty when nobody may be written to. Never to be seen by whoever asked.
   */
  public Optional<Reached> reached(Tx tx, PhoneNumber phone) {
    Endpoint at = Endpoint.sms(phone);
    List<UUID> all = contacts.at(tx, at);
    List<Contact> sharing = contacts.sharing(tx, at);
    Optional<Enquiries.Writer> writer = enquiries.lastOf(tx, at, tx.now().minus(WRITTEN_WITHIN));
    return all.isEmpty()
        ? writer.map(last -> new Reached(last.caseId(), Optional.of(last.language())))
        : sharing.stream()
            .filter(contact -> contact.state() == ContactState.USABLE)
            .findFirst()
            .map(contact -> new Reached(contact.contactPoint(), Optional.empty()));
  }

  /**
   * Somebody who may be written to.
   *
   * @param id of a contact point; of an enquiry's case when there is a language
   * @param language BCP 47 tag of the language to write to an enquiry in
   */
  public record Reached(UUID id, Optional<String> language) {}
}
