package org.portolan.messaging.outbox;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.ContactState;
import org.portolan.cases.people.ContactWays;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.people.HearFrom;
import org.portolan.cases.people.Reachable;
import org.portolan.cases.people.StoppedNumbers;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.portal.entry.FollowRules.Following;
import org.portolan.cases.quarantine.StoppedPhone;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.Zones;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.asked.PageAskers;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.missed.MissedCalls;
import org.portolan.messaging.outbox.Recipient.Kind;

/** The addresses as the case store has them. */
@Dependent
public class StoredAddresses implements Addresses {

  private final ContactPoints contacts;
  private final ContactWays ways;
  private final HearFrom hearing;
  private final StaffAccounts staff;
  private final Enquiries enquiries;
  private final StoppedPhone stopped;
  private final StoppedNumbers numbers;
  private final MissedCalls missed;
  private final FollowRules following;
  private final PageAskers askers;

  @Inject
  public StoredAddresses(
      ContactPoints contacts,
      ContactWays ways,
      HearFrom hearing,
      StaffAccounts staff,
      Enquiries enquiries,
      StoppedPhone stopped,
      StoppedNumbers numbers,
      MissedCalls missed,
      FollowRules following,
      PageAskers askers) {
    this.contacts = contacts;
    this.hearing = hearing;
    this.ways = ways;
    this.staff = staff;
    this.enquiries = enquiries;
    this.stopped = stopped;
    this.numbers = numbers;
    this.missed = missed;
    this.following = following;
    this.askers = askers;
  }

  @Override
  public Map<Recipient, Address> of(Tx tx, Collection<Recipient> recipients) {
    Map<UUID, Reachable> people = ways.of(tx, ids(recipients, Kind.CONTACT));
    List<UUID> asking = ids(recipients, Kind.ENQUIRY);
    Map<UUID, Endpoint> strangers = asking.isEmpty() ? Map.of() : enquiries.senders(tx, asking);
    Map<UUID, Instant> heard = asking.isEmpty() ? Map.of() : enquiries.heardAt(tx, asking);
    Map<Recipient, Address> found = new HashMap<>();
    for (Recipient recipient : recipients) {
      Optional<Address> address =
          switch (recipient.kind()) {
            case CONTACT ->
                Optional.ofNullable(people.get(recipient.id())).map(StoredAddresses::person);
            case ENQUIRY ->
                Optional.ofNullable(strangers.get(recipient.id()))
                    .map(to -> unnamed(to, recipient, heard.get(recipient.id())));
            case FOLLOWER -> following.find(tx, recipient.id()).map(to -> follower(to, recipient));
            case CALLER ->
                missed.number(tx, recipient.id()).map(number -> unnamed(number, recipient, null));
            case ASKER ->
                askers
                    .find(tx, recipient.id())
                    .map(asker -> unnamed(asker.at(), recipient, asker.askedAt()));
            case STAFF ->
                staff
                    .phoneOf(tx, recipient.id())
                    .map(number -> unnamed(Endpoint.sms(new PhoneNumber(number)), recipient, null));
          };
      address.ifPresent(a -> found.put(recipient, a));
    }
    return withStopped(tx, found);
  }

  /** Of people the contact points say so themselves; of others it is the number's alone. */
  private Map<Recipient, Address> withStopped(Tx tx, Map<Recipient, Address> found) {
    Set<Endpoint> others =
        found.entrySet().stream()
            .filter(one -> one.getKey().kind() != Kind.CONTACT)
            .flatMap(one -> one.getValue().ways().stream())
            .map(Way::to)
            .collect(Collectors.toSet());
    Set<Endpoint> out = others.isEmpty() ? Set.of() : numbers.among(tx, others);
    if (!out.isEmpty()) {
      found.replaceAll(
          (recipient, address) ->
              recipient.kind() == Kind.CONTACT ? address : address.without(out));
    }
    return found;
  }

  @Override
  public void refused(Tx tx, Recipient recipient, UUID contact, Channel channel, FailureClass why) {
    if (recipient.kind() != Kind.CONTACT) {
      if (why == FailureClass.OPTED_OUT) {
        stop(tx, recipient, channel);
      }
      return;
    }
    if (why == FailureClass.WINDOW_CLOSED) {
      hearing.notHeard(tx, contact);
    } else if (why == FailureClass.OPTED_OUT && channel != Channel.VOICE) {
      stopped.stopped(tx, contact, channel);
    } else {
      contacts.mark(
          tx,
          contact,
          channel,
          why == FailureClass.OPTED_OUT ? ContactState.OPTED_OUT : ContactState.INVALID);
    }
  }

  private void stop(Tx tx, Recipient recipient, Channel channel) {
    Optional.ofNullable(of(tx, List.of(recipient)).get(recipient)).stream()
        .flatMap(address -> address.ways().stream())
        .map(Way::to)
        .filter(to -> to.channel() == channel)
        .forEach(to -> stopped.stopped(tx, to));
  }

  private static Address person(Reachable person) {
    return new Address(
        person.language(),
        person.zone(),
        person.quiet().map(time -> new QuietHours(time.from(), time.until())),
        person.preferred(),
        person.ways().stream().map(way -> way(person, way)).toList());
  }

  private static Way way(Reachable person, Reachable.Way way) {
    boolean linesOnly =
        person.ways().stream()
            .filter(other -> other.contactPoint().equals(way.contactPoint()))
            .allMatch(other -> other.to().channel() == Channel.VOICE);
    return new Way(
        way.contactPoint(),
        way.to(),
        Standing.valueOf(way.state().name()),
        way.heardAt(),
        way.verified(),
        linesOnly);
  }

  private static Address follower(Following reached, Recipient recipient) {
    Endpoint to = Endpoint.sms(reached.phone());
    Address address = unnamed(to, recipient, null);
    Way way =
        new Way(recipient.id(), to, Standing.USABLE, Optional.empty(), reached.verified(), false);
    return new Address(
        address.language(), address.zone(), Optional.empty(), Optional.empty(), List.of(way));
  }

  private static Address unnamed(Endpoint to, Recipient recipient, Instant heardAt) {
    Language language = recipient.language().flatMap(Language::find).orElse(Language.ENGLISH);
    ZoneId zone = Zones.ofCountry(to.region()).orElse(ZoneOffset.UTC);
    return Address.only(
        to, recipient.id(), language, zone, Standing.USABLE, Optional.ofNullable(heardAt));
  }

  private static List<UUID> ids(Collection<Recipient> recipients, Kind kind) {
    return recipients.stream().filter(r -> r.kind() == kind).map(Recipient::id).toList();
  }
}
