package org.portolan.cases.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.papers.TravelDocument.Kind;
import org.portolan.cases.papers.TravelDocuments.Outcome;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;

/** Papers are noted once, found by their number however it is written, and taken out again. */
class TravelDocumentsTest {

  private static final Optional<LocalDate> EXPIRES = Optional.of(LocalDate.of(2030, 2, 28));

  private final Keys keys = TestStore.shared().keys();
  private final TravelDocuments papers = new TravelDocuments(keys, new PersonJournal(keys));
  private final ATraveller somebody = new ATraveller();
  private final Actor officer = at(Compartment.IDENTITY, somebody.scope());
  private final String number = "P" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

  private static Actor at(Compartment compartment, String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(compartment, scope)));
  }

  private Outcome add(Actor actor, String issuer, String typed) {
    return somebody
        .store()
        .call(actor, tx -> papers.add(tx, somebody.id(), Kind.PASSPORT, issuer, typed, EXPIRES));
  }

  private Outcome remove(TravelDocument paper) {
    return somebody.store().call(officer, tx -> papers.remove(tx, somebody.id(), paper.id()));
  }

  private List<TravelDocument> known(Actor actor) {
    return somebody.store().call(actor, tx -> papers.of(tx, somebody.id()));
  }

  private List<UUID> holders(Actor actor, String typed) {
    return somebody.store().call(actor, tx -> papers.holders(tx, typed, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "p 12-34.567<<, P1234567",
    "ＡＢ１２３４, AB1234",
    "١٢٣٤٥٦٧, 1234567",
    "ب ۱۲۳۴, ب1234",
    "' x0 ', X0",
    "'; DROP TABLE x', DROPTABLEX"
  })
  void a_number_is_compared_without_what_people_put_between(String typed, String normalised) {
    assertThat(TravelDocument.normalised(typed)).contains(normalised);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " - ", "<<<", "😀"})
  void what_has_no_letter_and_no_digit_is_no_number(String typed) {
    assertThat(TravelDocument.normalised(typed)).isEmpty();
    assertThat(add(officer, "ERI", typed)).isEqualTo(Outcome.NO_NUMBER);
  }

  @Test
  void a_paper_is_noted_found_and_taken_out() {
    assertThat(add(officer, "ERI", number.toLowerCase())).isEqualTo(Outcome.DONE);
    assertThat(add(officer, "ERI", number.charAt(0) + " " + number.substring(1)))
        .isEqualTo(Outcome.THERE_ALREADY);
    assertThat(add(officer, "QQQ", number)).isEqualTo(Outcome.NO_ISSUER);
    assertThat(add(officer, "XXB", "9".repeat(41))).isEqualTo(Outcome.NO_NUMBER);

    TravelDocument paper = known(officer).get(0);
    assertThat(paper.number()).isEqualTo(number);
    assertThat(paper.isExpired(LocalDate.of(2030, 2, 28))).isFalse();
    assertThat(paper.isExpired(LocalDate.of(2030, 3, 1))).isTrue();
    assertThat(holders(officer, " " + number.toLowerCase())).containsExactly(somebody.id());

    assertThat(remove(paper)).isEqualTo(Outcome.DONE);
    assertThat(remove(paper)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(holders(officer, number)).isEmpty();
  }

  @Test
  void another_post_and_another_compartment_note_and_find_nothing() {
    add(officer, "ERI", number);

    for (Actor other :
        List.of(
            at(Compartment.IDENTITY, "elsewhere/post"), at(Compartment.HEALTH, somebody.scope()))) {
      assertThat(add(other, "ERI", number + "9")).isEqualTo(Outcome.NOT_FOUND);
      assertThat(known(other)).isEmpty();
      assertThat(holders(other, number)).isEmpty();
    }
  }
}
