package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.portolan.cases.visa.model.Refusal.NOT_FOUND;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.Translation;
import org.portolan.cases.visa.model.Typed;
import org.portolan.cases.visa.model.Wants;
import org.portolan.cases.visa.store.Translations;
import org.portolan.cases.visa.store.Translations.Waiting;

/**
 * What somebody wrote in their own words is translated by a colleague, and is read on the phone.
 */
class OwnWordsTest {

  private final AnApplication one = AnApplication.of("short-stay");
  private final Officer amina = one.officer("Amina", Party.OFFICER);
  private final Officer boris = one.officer("Boris", Party.OFFICER);

  private void handedIn() {
    one.answer("more", Typed.of("ሰላም"));
    one.submitted();
    long seen = one.version();
    one.as(amina, tx -> one.assigning.take(tx, amina, one.caseId, seen));
  }

  private String ask() {
    long seen = one.version();
    return AnApplication.told(
        one.as(boris, tx -> one.translating.ask(tx, boris, one.caseId, seen)));
  }

  private List<Translation> all() {
    return one.as(
        boris,
        tx -> one.translating.of(tx, one.reading.open(tx, boris, one.reference).orElseThrow()));
  }

  private List<Waiting> waiting() {
    return one.as(amina, tx -> one.translating.waiting(tx, amina, List.of()));
  }

  private Optional<Refusal> translate(Officer who, UUID which, String text) {
    return one.as(who, tx -> one.translating.translate(tx, who, one.caseId, which, text));
  }

  @Test
  void it_waits_in_the_queue_until_somebody_has_translated_it() {
    handedIn();
    assertThat(ask()).isEqualTo("done");
    assertThat(ask()).as("nothing is left").isEqualTo("empty");
    assertThat(all()).extracting(Translation::question).containsExactly("more");
    assertThat(waiting())
        .extracting(Waiting::reference, Waiting::language, Waiting::answers)
        .containsExactly(tuple(one.reference, "ti", 1));

    UUID which = all().get(0).id();
    assertThat(translate(amina, which, "  ")).contains(Refusal.EMPTY);
    assertThat(translate(amina, which, "x".repeat(4_001))).contains(Refusal.TOO_LONG);
    assertThat(translate(amina, UUID.randomUUID(), "Hello")).contains(NOT_FOUND);
    long before = one.version();
    String text = "Hello " + UUID.randomUUID();
    assertThat(translate(boris, which, text)).isEmpty();
    assertThat(one.version()).as("who decides goes on meanwhile").isEqualTo(before);
    assertThat(all().get(0).text()).contains(text);
    assertThat(waiting()).isEmpty();
    assertThat(inClear(text)).isZero();
  }

  @Test
  void another_answer_needs_another_translation() {
    handedIn();
    ask();
    UUID earlier = all().get(0).id();
    translate(boris, earlier, "Hello");
    long seen = one.version();
    Wants wants = new Wants(List.of("more"), List.of(), "");
    one.as(amina, tx -> one.work.ask(tx, amina, one.caseId, seen, wants, one.today().plusDays(3)));
    assertThat(one.answer("more", Typed.of("ደሓን"))).isEqualTo("done");

    assertThat(ask()).isEqualTo("done");
    assertThat(all()).hasSize(1).allMatch(translation -> translation.text().isEmpty());
    assertThat(translate(amina, earlier, "Hi")).as("the answer before").contains(NOT_FOUND);
    assertThat(all()).allMatch(translation -> translation.text().isEmpty());
  }

  @Test
  void what_the_reader_reads_is_in_front_of_what_waits_longer() {
    handedIn();
    ask();
    AnApplication other = one.another("short-stay");
    other.later(Duration.ofDays(1));
    other.answer("more", Typed.of("Bonjour"));
    other.submitted();
    other.as(boris, tx -> other.translating.ask(tx, boris, other.caseId, other.version()));
    inFrench(other);

    Translations translations = new Translations(TestStore.shared().keys());
    List<Waiting> first = one.as(amina, tx -> translations.waiting(tx, one.post, List.of("fr"), 1));
    assertThat(first).extracting(Waiting::reference).containsExactly(other.reference);
    assertThat(waiting())
        .extracting(Waiting::reference)
        .containsExactly(one.reference, other.reference);
  }

  private static void inFrench(AnApplication which) {
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    "UPDATE visa_translation SET language = 'fr' WHERE case_id = ?", which.caseId));
  }

  @Test
  void whoever_has_nothing_to_do_with_it_translates_nothing() {
    handedIn();
    ask();
    UUID which = all().get(0).id();
    one.as(amina, tx -> one.assigning.putBack(tx, amina, one.caseId, one.version()));
    one.as(boris, tx -> one.assigning.recuse(tx, boris, one.caseId, one.version(), "A friend"));
    assertThat(translate(boris, which, "Hello again")).contains(NOT_FOUND);
    Officer elsewhere = AnApplication.of("short-stay").officer("Xaver", Party.OFFICER);
    assertThat(translate(elsewhere, which, "Hello")).contains(NOT_FOUND);
  }

  @Test
  void the_number_is_shown_to_whoever_is_to_call_and_the_journal_says_so() {
    handedIn();
    assertThat(number(amina)).as("nobody wants an interview").isEmpty();
    one.as(amina, tx -> one.work.invite(tx, amina, one.caseId, one.version()));
    assertThat(number(boris)).as("a colleague has it").isEmpty();
    assertThat(readings()).isZero();
    assertThat(number(amina)).contains(one.phone.e164());
    assertThat(readings()).isOne();
  }

  @Test
  void a_number_that_turned_out_to_be_somebody_elses_is_not_shown() {
    handedIn();
    one.as(amina, tx -> one.work.invite(tx, amina, one.caseId, one.version()));
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    "UPDATE contact_point SET state = 'wrong-person' WHERE id = ?",
                    one.traveller.contactPoint()));

    assertThat(number(amina)).isEmpty();
    assertThat(readings()).isZero();
  }

  private Optional<String> number(Officer who) {
    return one.as(who, tx -> one.calling.number(tx, who, one.reference));
  }

  private int readings() {
    return one.as(
        amina,
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT count(*) FROM journal_event WHERE case_id = ? AND kind = 'read.phone'")
                .bind(0, one.caseId)
                .mapTo(Integer.class)
                .one());
  }

  private static long inClear(String what) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery(
                        "SELECT count(*) FROM visa_translation t WHERE CAST(t AS text) LIKE ?")
                    .bind(0, "%" + what + "%")
                    .mapTo(Long.class)
                    .one());
  }
}
