package org.portolan.cases.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.finding.KeepApart.Apart;
import org.portolan.cases.finding.KeepApart.Reason;
import org.portolan.cases.finding.MergePeople.Outcome;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.i18n.Language;

/** Why two are not one is said, kept and shown. */
class KeepApartTest {

  private static final String NOTE = "Twins, seen together";

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = new ATraveller().store();
  private final String scope = "test-" + UUID.randomUUID() + "/post";
  private final Actor officer = at(scope);
  private final KeepApart apart = new KeepApart(keys, new PersonJournal(keys));
  private final UUID one = registered();
  private final UUID other = registered();

  private static Actor at(String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.IDENTITY, scope)));
  }

  private UUID registered() {
    NewPerson person =
        new NewPerson(
            "Hiwot",
            Optional.empty(),
            Optional.of(1990),
            Language.ENGLISH,
            java.time.ZoneOffset.UTC,
            ATraveller.aPhone(),
            scope);
    return store.call(officer, tx -> new RegisterPerson(keys).register(tx, person)).id();
  }

  private Outcome dismissed(Actor actor, Reason reason, String note) {
    return store.call(
        actor, tx -> apart.dismiss(tx, one, other, Optional.ofNullable(reason), note));
  }

  private Optional<Apart> known(Actor actor) {
    return store.call(actor, tx -> apart.of(tx, other, one));
  }

  /** The last entry of somebody's own journal, opened. */
  private String lastEntry(UUID person) {
    record Row(int seq, byte[] detail) {}
    Row row =
        Jdbi.create(TestStore.shared().asOwner())
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT seq, detail FROM journal_event WHERE case_id = :id
                            AND kind LIKE 'person.%' ORDER BY seq DESC LIMIT 1
                            """)
                        .bind("id", person)
                        .map((r, context) -> new Row(r.getInt("seq"), r.getBytes("detail")))
                        .one());
    return keys.sealer()
        .open(
            KeyId.ofCase(person),
            new Place("journal_event", person + "/" + row.seq, "detail"),
            row.detail);
  }

  @Test
  void the_reason_and_the_note_are_kept_with_who_said_so_and_stand_in_both_journals() {
    assertThat(dismissed(officer, Reason.RELATIVES, "  " + NOTE + " ")).isEqualTo(Outcome.DONE);

    Apart said = known(officer).orElseThrow();
    assertThat(said.reason()).contains(Reason.RELATIVES);
    assertThat(said.note()).contains(NOTE);
    assertThat(said.by()).contains(officer.id());
    assertThat(lastEntry(one)).contains("relatives", NOTE, other.toString());
    assertThat(lastEntry(other)).contains("relatives", NOTE, one.toString());
    assertThat(known(at("elsewhere/post"))).isEmpty();
  }

  @Test
  void without_a_reason_nobody_is_kept_apart() {
    assertThat(dismissed(officer, null, NOTE)).isEqualTo(Outcome.NEEDS_REASON);
    assertThat(dismissed(officer, Reason.OTHER, "  ")).isEqualTo(Outcome.NEEDS_REASON);
    assertThat(dismissed(officer, Reason.BORN, "x".repeat(501))).isEqualTo(Outcome.NOTE_TOO_LONG);
    assertThat(known(officer)).isEmpty();

    assertThat(dismissed(officer, Reason.BORN, null)).isEqualTo(Outcome.DONE);
    assertThat(known(officer).orElseThrow().note()).isEmpty();
  }

  @Test
  void the_first_reason_stands_until_it_is_taken_back() {
    dismissed(officer, Reason.PAPERS, null);
    assertThat(dismissed(officer, Reason.ASKED, NOTE)).isEqualTo(Outcome.DONE);
    assertThat(known(officer).orElseThrow().reason()).contains(Reason.PAPERS);

    store.run(officer, tx -> apart.reconsider(tx, other, one));
    assertThat(known(officer)).isEmpty();
    dismissed(officer, Reason.ASKED, NOTE);
    assertThat(known(officer).orElseThrow().reason()).contains(Reason.ASKED);
  }

  @Test
  void a_note_is_stored_sealed_and_in_no_other_way() {
    dismissed(officer, Reason.OTHER, NOTE);

    List<byte[]> stored =
        Jdbi.create(TestStore.shared().asOwner())
            .withHandle(
                h ->
                    h.createQuery("SELECT note FROM duplicate_dismissed WHERE scope = :scope")
                        .bind("scope", scope)
                        .mapTo(byte[].class)
                        .list());
    assertThat(stored)
        .singleElement()
        .satisfies(
            note ->
                assertThat(new String(note, StandardCharsets.ISO_8859_1)).doesNotContain("Twins"));
  }
}
