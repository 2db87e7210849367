package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.AskForCode;
import org.portolan.cases.traveller.OpenToTraveller;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.traveller.TravellerSessions;
import org.portolan.cases.visa.ApplyTogether.Invitation;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Refusal;

/** Adults of a family apply together, and none of them opens what another wrote. */
class ApplyTogetherTest {

  private final AnApplication one = AnApplication.of("short-stay");
  private final AnApplication other = one.another("short-stay");
  private final ApplyTogether together =
      new ApplyTogether(TestStore.shared().keys(), one.applications, one.recusals);
  private final OwnSecret secrets = one.secrets;
  private final TravellerSessions sessions =
      new TravellerSessions(TestStore.shared().keys(), Settings.of(Map.of()));

  private String invite(AnApplication who) {
    return who.asApplicant(tx -> together.invite(tx, who.traveller, who.caseId))
        .orElseThrow()
        .code()
        .text();
  }

  private String join(AnApplication who, String code) {
    Optional<Refusal> refusal =
        who.asApplicant(tx -> together.join(tx, who.traveller, who.caseId, code));
    return refusal.map(Refusal::key).orElse("done");
  }

  private static boolean isTogether(AnApplication who, ApplyTogether together) {
    return who.asApplicant(tx -> together.isTogether(tx, who.caseId));
  }

  private static Actor signedIn(AnApplication whose, Set<UUID> unlocked) {
    Traveller who =
        new Traveller(whose.traveller.person(), whose.traveller.contactPoint(), true, unlocked);
    return whose.store.call(AskForCode.actor(), tx -> OpenToTraveller.actor(tx, who)).orElseThrow();
  }

  private static long rows(AnApplication where, Actor actor, String sql, UUID caseId) {
    return where.store.call(
        actor, tx -> tx.sql().createQuery(sql).bind("case", caseId).mapTo(Long.class).one());
  }

  @Test
  void whoever_has_the_code_joins_and_the_post_sees_both_side_by_side() {
    assertThat(join(other, " " + invite(one).toLowerCase() + " ")).isEqualTo("done");
    one.submitted();
    Officer amina = one.officer("Amina", Party.OFFICER);

    assertThat(one.<Object>as(amina, tx -> together.others(tx, other.caseId)))
        .isEqualTo(java.util.List.of(one.reference));
    assertThat(one.<Object>as(amina, tx -> together.others(tx, one.caseId)))
        .as("a draft is nobody's but its applicant's")
        .isEqualTo(java.util.List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "0000-0000-0000", "' OR 1=1 --"})
  void what_is_no_code_joins_nobody(String code) {
    invite(one);

    assertThat(join(other, code)).isEqualTo("bad-reason");
    assertThat(isTogether(other, together)).isFalse();
  }

  @Test
  void a_code_is_good_once_for_two_weeks_and_at_one_post() {
    String code = invite(one);
    AnApplication elsewhere = AnApplication.of("short-stay");
    assertThat(join(elsewhere, code)).isEqualTo("bad-reason");
    assertThat(join(other, code)).isEqualTo("done");
    assertThat(join(one.another("short-stay"), code)).isEqualTo("bad-reason");

    String late = invite(one);
    AnApplication third = one.another("short-stay");
    third.later(Duration.ofDays(15));
    assertThat(join(third, late)).isEqualTo("bad-reason");
  }

  @Test
  void who_leaves_applies_alone_and_the_others_go_on() {
    join(other, invite(one));
    other.asApplicant(
        tx -> {
          together.leave(tx, other.traveller, other.caseId);
          return null;
        });

    assertThat(isTogether(other, together)).isFalse();
    assertThat(isTogether(one, together)).isTrue();
  }

  @Test
  void nobody_invites_or_leaves_for_somebody_else() {
    assertThat(
            one.<Optional<Invitation>>asApplicant(
                tx -> together.invite(tx, other.traveller, one.caseId)))
        .isEmpty();
    assertThat(
            other.<Optional<Invitation>>asApplicant(
                tx -> together.invite(tx, one.traveller, one.caseId)))
        .as("the store does not open another's application either")
        .isEmpty();
  }

  @Test
  void codes_are_not_drawn_without_end() {
    for (int i = 0; i < ApplyTogether.MOST_CODES; i++) {
      invite(one);
    }
    assertThat(
            one.<Optional<Invitation>>asApplicant(
                tx -> together.invite(tx, one.traveller, one.caseId)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM visa_member WHERE case_id = :case OR answers IS NOT NULL",
        "SELECT count(*) FROM visa_application WHERE case_id = :case OR state = 'draft'",
        "SELECT count(*) FROM visa_document WHERE case_id = :case",
        "SELECT count(*) FROM visa_step WHERE case_id = :case",
        "SELECT count(*) FROM visa_family WHERE case_id = :case OR family_id IS NOT NULL",
        "SELECT count(*) FROM visa_secret WHERE case_id = :case",
        "SELECT count(*) FROM timeline_entry WHERE case_id = :case",
        "SELECT count(*) FROM chat WHERE case_id = :case",
        "SELECT count(*) FROM attachment WHERE case_id = :case",
        "SELECT count(*) FROM journal_event WHERE case_id = :case"
      })
  void another_adult_of_the_family_has_no_row_by_any_sql(String sql) {
    join(other, invite(one));
    one.submitted();
    one.keptBySecret("long enough a secret");
    // once with the case named by its id, once with whatever else would find it
    String only = sql.replaceAll(" OR .*", "");

    for (Actor actor : new Actor[] {signedIn(other, Set.of()), Applicant.of(other.caseId)}) {
      assertThat(rows(other, actor, only, one.caseId)).isZero();
      if (!only.equals(sql)) {
        assertThat(rows(other, actor, sql, one.caseId))
            .isEqualTo(rows(other, actor, sql, other.caseId));
      }
    }
  }

  @Test
  void nor_does_it_write_into_the_others_application_or_move_a_row_to_another_post() {
    one.submitted();

    int changed =
        other.store.call(
            Applicant.of(other.caseId),
            tx ->
                tx.sql()
                        .execute(
                            "UPDATE visa_member SET version = 99 WHERE case_id = ?", one.caseId)
                    + tx.sql()
                        .execute(
                            "UPDATE visa_application SET state = 'withdrawn' WHERE case_id = ?",
                            one.caseId)
                    + tx.sql()
                        .execute(
                            "UPDATE case_file SET closed_at = now() WHERE id = ?", one.caseId));

    assertThat(changed).isZero();
    assertThatThrownBy(
            () ->
                other.store.run(
                    Applicant.of(other.caseId),
                    tx ->
                        tx.sql()
                            .execute(
                                "UPDATE visa_member SET scope = 'elsewhere/post' WHERE case_id = ?",
                                other.caseId)))
        .hasMessageContaining("row-level security");
    assertThatThrownBy(
            () ->
                other.store.run(
                    Applicant.of(other.caseId),
                    tx ->
                        tx.sql()
                            .execute(
                                "UPDATE case_file SET person_id = NULL WHERE id = ?",
                                other.caseId)))
        .hasMessageContaining("only read");
    assertThatThrownBy(
            () ->
                other.store.run(
                    Applicant.of(other.caseId),
                    tx ->
                        tx.sql()
                            .execute(
                                """
                                INSERT INTO visa_fee (id, case_id, scope, recorded_by, recorded_at)
                                VALUES (gen_random_uuid(), ?, ?, 'me', now())
                                """,
                                other.caseId,
                                other.post)))
        .as("nor does an applicant record their own fee")
        .hasMessageContaining("row-level security");
  }

  @Test
  void with_a_secret_a_code_to_the_phone_opens_all_else_and_not_this() {
    one.keptBySecret("the tree behind the well");
    String sql = "SELECT count(*) FROM visa_member WHERE case_id = :case";

    assertThat(rows(one, signedIn(one, Set.of()), sql, one.caseId)).isZero();
    assertThat(tried("the tree behind the house")).isEmpty();
    assertThat(tried(" the tree behind the well ")).containsExactly(one.caseId);
    assertThat(rows(one, signedIn(one, Set.of(one.caseId)), sql, one.caseId)).isOne();
    assertThat(rows(one, signedIn(one, Set.of(other.caseId)), sql, one.caseId)).isZero();
  }

  private Set<UUID> tried(String typed) {
    return new OpenWithSecret(one.store).open(one.traveller, typed, (tx, opened) -> {});
  }

  private String session() {
    return one.store.call(AskForCode.actor(), tx -> sessions.begin(tx, one.traveller));
  }

  private void enter(String session, String secret) {
    new OpenWithSecret(one.store)
        .open(one.traveller, secret, (tx, opened) -> sessions.unlock(tx, session, opened));
  }

  private Set<UUID> unlocked(String session) {
    return one.store
        .call(AskForCode.actor(), tx -> sessions.of(tx, session))
        .orElseThrow()
        .unlocked();
  }

  @Test
  void another_secret_has_to_be_entered_wherever_the_former_one_was() {
    one.keptBySecret("the tree behind the well");
    other.keptBySecret("the stone before the well");
    String somewhere = session();
    enter(somewhere, "the tree behind the well");
    one.store.run(AskForCode.actor(), tx -> sessions.unlock(tx, somewhere, Set.of(other.caseId)));
    assertThat(unlocked(somewhere)).containsExactlyInAnyOrder(one.caseId, other.caseId);

    one.keptBySecret("the well behind the tree");

    assertThat(unlocked(somewhere)).containsExactly(other.caseId);
    enter(somewhere, "the well behind the tree");
    assertThat(unlocked(somewhere)).contains(one.caseId);
  }

  @Test
  void what_was_set_anew_while_it_was_compared_stays_shut() {
    one.keptBySecret("the tree behind the well");
    String old = hash();
    one.keptBySecret("the well behind the tree");

    assertThat(opened(old)).isEmpty();
    assertThat(opened(hash())).containsExactly(one.caseId);
  }

  private String hash() {
    return one.asApplicant(
        tx ->
            tx.sql()
                .createQuery("SELECT hash FROM visa_secret WHERE case_id = ?")
                .bind(0, one.caseId)
                .mapTo(String.class)
                .one());
  }

  private Set<UUID> opened(String compared) {
    return one.store.call(
        AskForCode.actor(),
        tx -> OpenWithSecret.opened(tx, Map.of(one.caseId, compared), (same, cases) -> {}));
  }

  @Test
  void after_five_wrong_ones_the_right_one_waits_a_quarter_of_an_hour() {
    one.keptBySecret("the tree behind the well");
    for (int i = 0; i < OpenWithSecret.MOST_TRIES; i++) {
      assertThat(tried("wrong " + i)).isEmpty();
    }

    assertThat(tried("the tree behind the well")).isEmpty();
    one.later(OpenWithSecret.PAUSE.plusSeconds(1));
    assertThat(tried("the tree behind the well")).containsExactly(one.caseId);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"short", "       \u3000 "})
  void a_secret_is_not_short(String typed) {
    assertThat(OwnSecret.kept(typed)).isEmpty();
  }

  @Test
  void a_secret_is_not_endless_and_nobody_else_sets_it() {
    assertThat(OwnSecret.kept("x".repeat(101))).isEmpty();
    OwnSecret.Kept kept = OwnSecret.kept("a secret of another").orElseThrow();

    assertThat(one.<Boolean>asApplicant(tx -> secrets.set(tx, other.traveller, one.caseId, kept)))
        .isFalse();
    assertThat(one.<Boolean>asApplicant(tx -> secrets.isSet(tx, one.caseId))).isFalse();
  }

  @Test
  void an_officer_of_the_post_takes_it_off_and_one_of_another_does_not() {
    one.submitted();
    one.keptBySecret("the tree behind the well");
    Officer elsewhere = new Officer(UUID.randomUUID(), Party.OFFICER, "elsewhere/post");

    takenOff(elsewhere);
    assertThat(one.<Boolean>asApplicant(tx -> secrets.isSet(tx, one.caseId))).isTrue();
    takenOff(one.officer("Amina", Party.OFFICER));
    assertThat(one.<Boolean>asApplicant(tx -> secrets.isSet(tx, one.caseId))).isFalse();
  }

  @Test
  void that_of_a_draft_is_nobodys_to_take_off_but_its_applicants() {
    one.keptBySecret("the tree behind the well");

    takenOff(one.officer("Amina", Party.OFFICER));
    assertThat(one.<Boolean>asApplicant(tx -> secrets.isSet(tx, one.caseId))).isTrue();
    one.asApplicant(
        tx -> {
          secrets.remove(tx, one.traveller, one.caseId);
          return null;
        });
    assertThat(one.<Boolean>asApplicant(tx -> secrets.isSet(tx, one.caseId))).isFalse();
  }

  private void takenOff(Officer officer) {
    one.as(
        officer,
        tx -> {
          secrets.takeOff(tx, officer, one.caseId);
          return null;
        });
  }
}
