package org.portolan.benchmarks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
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
import org.portolan.launcher.database.Databases;

/** People in quarantine, all in a zone where it is late in the morning now. */
final class Population {

  private static final String SCOPE = "benchmark/post";
  private static final int THREADS = 4;

  /** New keys of people and cases must stay there until their transaction ends. */
  private static final int CACHED_KEYS = 20_000;

  private static final List<String> LANGUAGES = List.of("ar", "fr", "ti", "fa-AF", "en", "es");
  private static final Actor LOADER =
      Actor.system("benchmark", Compartment.IDENTITY, Compartment.HEALTH);

  private Population() {}

  /** The number of a person, in E.164. */
  static String phone(int person) {
    return String.format("+336%08d", 12_000_000 + person);
  }

  /** The language of a person. */
  static Language language(int person) {
    return Language.of(LANGUAGES.get(person % LANGUAGES.size()));
  }

  /** A zone in which a question may be asked now. */
  static ZoneId lateMorning(Instant now) {
    int hour = now.atZone(ZoneOffset.UTC).getHour();
    int offset = Math.floorMod(11 - hour + 11, 24) - 11;
    return ZoneOffset.ofHours(offset);
  }

  /** Registers people, each with an order that began yesterday. */
  static void register(Databases databases, char[] masterPassword, int people) throws Exception {
    Keys keys = Keys.open(databases.keys().dataSource(), masterPassword, CACHED_KEYS);
    RegisterPerson register = new RegisterPerson(keys);
    OpenQuarantine open = new OpenQuarantine(new OpenCase(keys), new Protocols(), keys.sealer());
    each(databases, keys, people, (tx, person) -> register(tx, register, open, person));
  }

  /** Registers people who are at a post and in no quarantine, with numbers of their own. */
  static void registerOthers(Databases databases, char[] masterPassword, int people, String scope)
      throws Exception {
    Keys keys = Keys.open(databases.keys().dataSource(), masterPassword, CACHED_KEYS);
    RegisterPerson register = new RegisterPerson(keys);
    each(
        databases,
        keys,
        people,
        (tx, person) ->
            register.register(tx, person(tx, person, String.format("+337%08d", person), scope)));
  }

  private static void each(
      Databases databases, Keys keys, int people, BiConsumer<Tx, Integer> registering)
      throws Exception {
    CaseStore store = new CaseStore(databases.application().dataSource(), keys, Clock.systemUTC());
    AtomicInteger next = new AtomicInteger();
    Threads.timed(
        THREADS,
        () ->
            () -> {
              for (int from = next.getAndAdd(100); from < people; from = next.getAndAdd(100)) {
                int first = from;
                int end = Math.min(people, from + 100);
                store.run(
                    LOADER,
                    tx -> {
                      for (int person = first; person < end; person++) {
                        registering.accept(tx, person);
                      }
                    });
              }
              return null;
            });
  }

  private static NewPerson person(Tx tx, int number, String phone, String scope) {
    return new NewPerson(
        "Person " + number,
        Optional.empty(),
        Optional.of(1990),
        language(number),
        lateMorning(tx.now()),
        new PhoneNumber(phone),
        scope);
  }

  private static void register(Tx tx, RegisterPerson register, OpenQuarantine open, int number) {
    Person person = register.register(tx, person(tx, number, phone(number), SCOPE));
    LocalDate yesterday = tx.now().atZone(lateMorning(tx.now())).toLocalDate().minusDays(1);
    open.open(tx, new Order(person, SCOPE, yesterday, Optional.empty(), Optional.empty()));
  }
}
