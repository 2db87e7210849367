package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.store.migration.Migrations;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Signal;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.SignalReason;
import org.portolan.cases.visa.model.Typed;
import org.portolan.cases.visa.store.Screenings;

/** What is found when applications are looked through again, after one another and elsewhere. */
class ScreenedAgainTest {

  private static final Actor SYSTEM = Actor.system("test", Compartment.VISA, Compartment.IDENTITY);

  /** Everybody in a test has names, days and numbers that nobody in another has. */
  private final String number =
      "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 7).toUpperCase(Locale.ROOT);

  private final LocalDate birth = LocalDate.of(1950, 1, 1).plusDays(new Random().nextInt(15_000));

  private final AnApplication one = whoever(AnApplication.of("short-stay"), "Anna Eriksson", "0");
  private final Officer amina = one.officer("Amina", Party.OFFICER);

  /** Answered as somebody, with a passport of this test. */
  private AnApplication whoever(AnApplication application, String name, String last) {
    application.answer("name", new Typed(name, name, null));
    application.answer("birth", Typed.of(birth.toString()));
    application.answer("passport-number", Typed.of(number + last));
    application.answer("passport-expiry", Typed.of("2031-04-15"));
    return application;
  }

  private static AnApplication handedIn(AnApplication application) {
    return application.submitted().screened();
  }

  private void again(AnApplication which) {
    which.store.run(SYSTEM, tx -> new Screenings().again(tx, List.of(which.caseId)));
    which.screened();
  }

  private static List<Signal> signals(AnApplication of) {
    return of.checkedBy(of.officer("Amina", Party.OFFICER)).signals();
  }

  private static List<SignalKind> kinds(AnApplication of) {
    return signals(of).stream().map(Signal::kind).toList();
  }

  private void settle(AnApplication of, SignalReason reason) {
    Officer who = of.officer("Amina", Party.OFFICER);
    UUID signal = signals(of).get(0).id();
    of.as(who, tx -> of.assigning.take(tx, who, of.caseId, of.version()));
    of.as(who, tx -> of.signals.settle(tx, who, of.caseId, of.version(), signal, reason, ""));
    assertThat(signals(of)).allMatch(Signal::isSettled);
  }

  @Test
  void what_is_settled_is_raised_again_by_something_new_alone() {
    handedIn(whoever(one.another("short-stay"), "Anna Eriksson", "0"));
    AnApplication givenUp = handedIn(whoever(one.another("short-stay"), "Anna Eriksson", "0"));
    handedIn(one);
    assertThat(signals(one).get(0).about().cases()).hasSize(2);
    settle(one, SignalReason.COINCIDENCE);
    again(one);
    assertThat(signals(one)).hasSize(1).allMatch(Signal::isSettled);

    givenUp.asApplicant(
        tx -> givenUp.applicant.withdraw(tx, givenUp.traveller, givenUp.caseId, givenUp.version()));
    again(one);
    assertThat(signals(one)).as("a part of it").hasSize(1).allMatch(Signal::isSettled);

    handedIn(whoever(one.another("short-stay"), "Anna Eriksson", "0"));
    one.screened();
    assertThat(signals(one)).as("another").hasSize(2);
    assertThat(signals(one).get(0).isSettled()).isFalse();
  }

  @Test
  void a_zone_that_was_read_has_the_rest_looked_for_again() {
    handedIn(one);
    Officer sofia = one.officer("Sofia", Party.SUPERVISOR);
    String list = "SWE," + number + "0";
    one.store.call(ImportLost.actor(), tx -> one.lists(one.post).bring(tx, sofia, list));
    one.screened();
    assertThat(kinds(one)).as("of the state that they are of").isEmpty();
    one.as(amina, tx -> one.assigning.take(tx, amina, one.caseId, one.version()));
    String born = DateTimeFormatter.ofPattern("yyMMdd").format(birth);
    String zone = PassportZone.of("SWE", "ERIKSSON<<ANNA", number + "0", born, "310415");
    UUID member = one.member().id();
    one.as(amina, tx -> one.zones.keep(tx, amina, one.caseId, one.version(), member, zone));

    assertThat(one.checkedBy(amina).waiting()).isTrue();
    one.screened();
    assertThat(kinds(one)).contains(SignalKind.LOST);
  }

  @Test
  void a_paper_of_the_whole_family_is_nothing() {
    AnApplication other = whoever(one.another("short-stay"), "Olof Larsson", "1");
    other.file = one.file;
    ApplyTogether together =
        new ApplyTogether(TestStore.shared().keys(), one.applications, one.recusals);
    String code =
        one.asApplicant(tx -> together.invite(tx, one.traveller, one.caseId))
            .orElseThrow()
            .code()
            .text();
    other.asApplicant(tx -> together.join(tx, other.traveller, other.caseId, code));
    handedIn(one);
    handedIn(other);
    assertThat(kinds(other)).isEmpty();

    AnApplication stranger = whoever(one.another("short-stay"), "Pia Lind", "2");
    stranger.file = one.file;
    handedIn(stranger);
    assertThat(kinds(stranger)).containsExactly(SignalKind.SAME_FILE);
  }

  @Test
  void whose_a_telephone_is_counts_where_it_was_said_and_a_helper_for_whom_they_help() {
    handedIn(one);
    handedIn(whoever(one.neighbours("short-stay"), "Efua Mensah", "1"));
    handedIn(whoever(one.neighbours("short-stay"), "Farid Aziz", "2"));
    AnApplication fourth = handedIn(whoever(one.neighbours("short-stay"), "Hiroshi Tanaka", "3"));
    settle(fourth, SignalReason.CAMP);
    AnApplication here = handedIn(whoever(one.neighbours("short-stay"), "Ines Duarte", "4"));
    assertThat(kinds(here)).isEmpty();

    AnApplication helped = whoever(elsewhere(), "Jun Park", "5");
    HelpApplicant helping =
        new HelpApplicant(
            TestStore.shared().keys(), Settings.of(Map.of()), helped.applications, helped.recusals);
    helped.asApplicant(
        tx ->
            helping.add(
                tx,
                helped.traveller,
                helped.caseId,
                "Hanna Osei",
                Optional.of(one.phone),
                false,
                true));
    assertThat(kinds(handedIn(helped))).isEmpty();
    assertThat(kinds(handedIn(whoever(elsewhere(), "Kwame Boateng", "6"))))
        .as("another post, nobody's helper")
        .containsExactly(SignalKind.CONTACT_OF_MANY);
  }

  /** An application at another post, from the same telephone. */
  private AnApplication elsewhere() {
    return AnApplication.of("short-stay", one.phone);
  }

  @Test
  void two_nodes_look_applications_through_one_after_the_other() throws Exception {
    AnApplication other = whoever(one.another("short-stay"), "Anna Eriksson", "0").submitted();
    one.submitted();
    ExecutorService node = Executors.newSingleThreadExecutor();
    try {
      Future<AnApplication> second =
          one.store.call(
              SYSTEM,
              tx -> {
                new Screenings().oneAtATime(tx);
                Future<AnApplication> begun = node.submit(other::screened);
                untilSomebodyWaits(tx, begun);
                assertThat(begun).isNotDone();
                return begun;
              });
      second.get(10, TimeUnit.SECONDS);
    } finally {
      node.shutdownNow();
    }
    one.screened();
    assertThat(kinds(one)).containsExactly(SignalKind.DUPLICATE);
  }

  private static void untilSomebodyWaits(Tx tx, Future<?> begun) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < until && !begun.isDone() && waiting(tx) == 0) {
      Thread.onSpinWait();
    }
  }

  private static int waiting(Tx tx) {
    return tx.sql()
        .createQuery("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        .mapTo(Integer.class)
        .one();
  }

  @Test
  void what_was_handed_in_before_anybody_looked_is_looked_through_too() throws IOException {
    one.submitted();
    AnApplication looked = handedIn(whoever(one.another("short-stay"), "Olof Larsson", "1"));
    AnApplication draft = one.another("short-stay");
    Jdbi owner = Jdbi.create(TestStore.shared().asOwner());
    owner.useHandle(
        h ->
            h.execute(
                "UPDATE visa_application SET screen_at = NULL WHERE case_id = ?", one.caseId));
    assertThat(isDue(one)).isFalse();

    String migration = migration();
    owner.useHandle(h -> h.execute(migration.substring(0, migration.indexOf(';'))));
    assertThat(isDue(one)).isTrue();
    assertThat(isDue(looked)).isFalse();
    assertThat(isDue(draft)).isFalse();
  }

  private static boolean isDue(AnApplication which) {
    return which.store.call(SYSTEM, tx -> new Screenings().isDue(tx, which.caseId));
  }

  private static String migration() throws IOException {
    String name = "cases/V460__what_came_before_signals_is_looked_through.sql";
    try (InputStream file = Migrations.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
