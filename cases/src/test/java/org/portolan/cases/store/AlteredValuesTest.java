package org.portolan.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Sealer.Tampered;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.timeline.Timeline;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** Somebody with a way into the database changes what is sealed; readers are not deceived. */
class AlteredValuesTest {

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final String scope = "altered/" + UUID.randomUUID();
  private final Actor officer =
      new Actor(
          "staff:" + UUID.randomUUID(),
          Set.of(new Grant(Compartment.IDENTITY, scope), new Grant(Compartment.HEALTH, scope)));
  private final Timeline timeline = new Timeline(keys.sealer());
  private final UUID caseId =
      store
          .call(
              officer,
              tx -> new OpenCase(keys).open(tx, "quarantine", Compartment.HEALTH, scope, null))
          .id();

  private UUID note(String text) {
    return store.call(officer, tx -> timeline.note(tx, caseId, text));
  }

  private List<String> notes() {
    return store.call(officer, tx -> timeline.of(tx, caseId)).stream()
        .map(Timeline.Entry::body)
        .toList();
  }

  private long eventsOf(UUID file) {
    return store.call(
        officer,
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT count(*) FROM journal_event WHERE case_id = :file AND kind = :kind")
                .bind("file", file)
                .bind("kind", ReadSealed.EVENT)
                .mapTo(Long.class)
                .one());
  }

  private static void asOwner(String sql, Object... ids) {
    Jdbi.create(TestStore.shared().asOwner()).useHandle(owner -> owner.execute(sql, ids));
  }

  @Test
  void a_value_copied_from_another_row_is_not_shown_but_recorded_and_the_rest_is_there() {
    UUID one = note("doing well");
    UUID other = note("needs a doctor");
    note("called her");
    asOwner(
        "UPDATE timeline_entry SET body = (SELECT body FROM timeline_entry WHERE id = ?) WHERE id = ?",
        one,
        other);

    assertThat(notes()).containsExactlyInAnyOrder("doing well", ReadSealed.NOT_SHOWN, "called her");
    assertThat(notes()).contains("called her");
    assertThat(eventsOf(caseId)).as("once, however often it is looked at").isOne();
    boolean said = store.call(officer, tx -> ReadSealed.wasAltered(tx, caseId));
    assertThat(said).isTrue();
  }

  private List<String> latest(int most) {
    return store.call(officer, tx -> timeline.latest(tx, caseId, most)).stream()
        .map(Timeline.Entry::body)
        .toList();
  }

  @Test
  void of_a_long_case_only_what_is_shown_is_opened() {
    UUID first = note("the first");
    note("the second");
    note("the third");
    asOwner("UPDATE timeline_entry SET body = '\\x' WHERE id = ?", first);

    assertThat(latest(2)).containsExactly("the second", "the third");
    assertThat(eventsOf(caseId)).as("the first was not opened").isZero();
    assertThat(latest(3)).containsExactly(ReadSealed.NOT_SHOWN, "the second", "the third");
    assertThat(eventsOf(caseId)).isOne();
  }

  @Test
  void a_value_with_a_changed_byte_or_of_another_field_or_made_up_is_not_shown() {
    UUID flipped = note("one");
    UUID cut = note("two");
    UUID madeUp = note("three");
    asOwner(
        "UPDATE timeline_entry SET body = set_byte(body, 30, 255 - get_byte(body, 30)) WHERE id = ?",
        flipped);
    asOwner("UPDATE timeline_entry SET body = substring(body FROM 1 FOR 20) WHERE id = ?", cut);
    asOwner("UPDATE timeline_entry SET body = '\\x' WHERE id = ?", madeUp);

    assertThat(notes()).containsOnly(ReadSealed.NOT_SHOWN).hasSize(3);
  }

  @Test
  void what_was_altered_is_never_sent() {
    UUID one = note("one");
    UUID two = note("two");
    asOwner(
        "UPDATE timeline_entry SET body = (SELECT body FROM timeline_entry WHERE id = ?) WHERE id = ?",
        one,
        two);

    assertThatThrownBy(() -> store.call(officer, tx -> timeline.body(tx, caseId, two)))
        .isInstanceOf(Tampered.class)
        .hasMessageNotContaining("one");
  }

  @Test
  void a_name_exchanged_for_another_s_is_not_shown_and_the_person_s_own_file_says_so() {
    UUID layla = register("Layla");
    UUID omar = register("Omar");
    asOwner(
        "UPDATE person SET name = (SELECT name FROM person WHERE id = ?), birth_date ="
            + " (SELECT birth_date FROM person WHERE id = ?) WHERE id = ?",
        omar,
        omar,
        layla);
    var names = store.call(officer, tx -> new PersonLabels(keys).names(tx, List.of(layla, omar)));

    assertThat(names.get(layla).full()).isEqualTo(ReadSealed.NOT_SHOWN);
    assertThat(names.get(layla).birthYear()).isNull();
    assertThat(names.get(omar).full()).isEqualTo("Omar");
    assertThat(eventsOf(layla)).isPositive();
    assertThat(eventsOf(omar)).isZero();
  }

  private UUID register(String name) {
    String number = "+3361" + (1_000_000 + ThreadLocalRandom.current().nextInt(8_999_999));
    NewPerson person =
        new NewPerson(
            name,
            Optional.empty(),
            Optional.of(1990),
            Language.ENGLISH,
            ZoneOffset.UTC,
            new PhoneNumber(number),
            scope);
    return store.call(officer, tx -> new RegisterPerson(keys).register(tx, person)).id();
  }
}
