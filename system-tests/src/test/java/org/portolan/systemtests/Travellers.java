package org.portolan.systemtests;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.KeepContacts;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PreferChannel;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.quarantine.OpenQuarantine;
import org.portolan.cases.quarantine.OpenQuarantine.Order;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.Secrets;

/** Registers people whose quarantine began yesterday and for whom it is late in the morning now. */
final class Travellers {

  private static final String SCOPE = "health-authority/harbour";
  private static final List<String> LANGUAGES = List.of("ar", "fr", "ti", "fa-AF", "en", "es");
  private static final Actor REGISTRY =
      Actor.system("registry", Compartment.IDENTITY, Compartment.HEALTH);

  private final List<String> numbers = new ArrayList<>();

  /** Registers more people and returns their numbers. */
  List<String> arrive(Portolan portolan, int people) {
    return arrive(portolan, people, Channel.SMS);
  }

  /** The same of people who prefer a channel: e-mail, or calls, besides texts. */
  List<String> arrive(Portolan portolan, int people, Channel preferred) {
    CaseStore store = storeOf(portolan);
    Keys keys = keysOf(portolan);
    List<String> arriving = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      arriving.add(String.format("+336%08d", 12_000_000 + numbers.size() + person));
    }
    store.run(REGISTRY, tx -> arriving.forEach(number -> register(tx, keys, number, preferred)));
    numbers.addAll(arriving);
    return arriving;
  }

  /** The numbers of everybody so far. */
  List<String> numbers() {
    return List.copyOf(numbers);
  }

  /** The case store of a running Portolan, from outside its server. */
  static CaseStore storeOf(Portolan portolan) {
    return new CaseStore(
        portolan.databases().application().dataSource(), keysOf(portolan), Clock.systemUTC());
  }

  private static Keys keysOf(Portolan portolan) {
    char[] masterPassword =
        new Secrets(portolan.launch().data().resolve("secrets"))
            .of("master-password")
            .toCharArray();
    return Keys.open(portolan.databases().keys().dataSource(), masterPassword, 100);
  }

  private static ZoneId lateMorning(Instant now) {
    int hour = now.atZone(ZoneOffset.UTC).getHour();
    return ZoneOffset.ofHours(Math.floorMod(11 - hour + 11, 24) - 11);
  }

  private static void register(Tx tx, Keys keys, String number, Channel preferred) {
    ZoneId zone = lateMorning(tx.now());
    String name = "Traveller " + number.substring(number.length() - 3);
    Person person =
        new RegisterPerson(keys)
            .register(
                tx,
                new NewPerson(
                    name,
                    Optional.empty(),
                    Optional.of(1990),
                    language(number, preferred),
                    zone,
                    new PhoneNumber(number),
                    SCOPE));
    PersonJournal journal = new PersonJournal(keys);
    if (preferred == Channel.EMAIL) {
      String address = number.substring(1) + "@traveller.example";
      new KeepContacts(keys, journal)
          .add(tx, person.id(), address, Optional.of(IdentityCheck.PAPER));
    }
    if (preferred != Channel.SMS) {
      new PreferChannel(journal).prefer(tx, person.id(), Optional.of(preferred));
    }
    LocalDate yesterday = tx.now().atZone(zone).toLocalDate().minusDays(1);
    new OpenQuarantine(new OpenCase(keys), new Protocols(), keys.sealer())
        .open(tx, new Order(person, SCOPE, yesterday, Optional.empty(), Optional.empty()));
  }

  /** A call is made in a language that the provider has a voice for. */
  private static Language language(String number, Channel preferred) {
    int language = Math.floorMod(number.hashCode(), LANGUAGES.size());
    return Language.of(preferred == Channel.VOICE ? "en" : LANGUAGES.get(language));
  }
}
