package org.portolan.cases.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.portolan.cases.finding.PossibleDuplicates;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.papers.TravelDocuments;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * What every message asks is answered from indexes, not from whole tables: where an index can be
 * asked at all, it is, as soon as reading the table is made dear. Under row-level security a
 * condition that might leak rows is never asked of an index, which is easily written by mistake.
 * The guard's own table is one row.
 */
class LookUpsTest {

  private final Keys keys = TestStore.shared().keys();

  /** With a new connection each time: one that is kept tells of what was read before, too. */
  private final CaseStore store =
      new CaseStore(TestStore.shared().asApplication(), keys, Clock.systemUTC());

  private final Actor system = Actor.system("test", Compartment.IDENTITY, Compartment.HEALTH);
  private final ContactPoints contacts = new ContactPoints(keys);
  private final PhoneNumber phone =
      PhoneNumber.parse("+3369875" + (1000 + ThreadLocalRandom.current().nextInt(8999)), null)
          .orElseThrow();
  private final Person person =
      store.call(
          system,
          tx ->
              new RegisterPerson(keys)
                  .register(
                      tx,
                      new NewPerson(
                          "Amina",
                          Optional.empty(),
                          Optional.of(1990),
                          Language.ENGLISH,
                          ZoneId.of("Europe/Paris"),
                          phone,
                          "test-" + UUID.randomUUID())));

  private List<String> readWhole(Consumer<Tx> question) {
    return store.call(
        system,
        tx -> {
          tx.sql().execute("SET LOCAL enable_seqscan = off");
          question.accept(tx);
          return tx.sql()
              .createQuery(
                  """
                  SELECT relname FROM pg_stat_xact_user_tables
                  WHERE seq_scan > 0 AND schemaname <> 'guard'
                  """)
              .mapTo(String.class)
              .list();
        });
  }

  @Test
  void who_shares_a_number() {
    List<String> read = readWhole(tx -> contacts.sharing(tx, List.of(Endpoint.sms(phone))));

    assertThat(read).isEmpty();
  }

  @Test
  void where_people_are_reached() {
    List<String> read =
        readWhole(tx -> new ContactWays(keys).of(tx, List.of(person.contactPoint())));

    assertThat(read).isEmpty();
  }

  @Test
  void who_somebody_may_be_already() {
    PersonLabels labels = new PersonLabels(keys);
    PersonJournal journal = new PersonJournal(keys);
    PossibleDuplicates duplicates =
        new PossibleDuplicates(
            new FindPeople(keys, labels),
            new TravelDocuments(keys, journal),
            contacts,
            labels,
            journal);

    List<String> read = readWhole(tx -> duplicates.of(tx, person.id()));

    assertThat(read).isEmpty();
  }

  @Test
  void papers_and_relations_of_whoever_is_one_with_somebody() {
    PersonJournal journal = new PersonJournal(keys);
    Relations relations = new Relations(new PersonLabels(keys), journal);

    List<String> read =
        readWhole(
            tx -> {
              new TravelDocuments(keys, journal).of(tx, person.id());
              relations.of(tx, person.id());
            });

    assertThat(read).isEmpty();
  }

  @Test
  void a_whole_table_that_is_read_is_noticed() {
    List<String> read =
        readWhole(tx -> tx.sql().createQuery("SELECT count(*) FROM person").mapTo(int.class).one());

    assertThat(read).containsExactly("person");
  }
}
