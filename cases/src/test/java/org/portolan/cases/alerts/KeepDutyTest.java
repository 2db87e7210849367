package org.portolan.cases.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.alerts.KeepDuty.Outcome;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.staff.Colleagues.Colleague;
import org.portolan.cases.staff.NewStaffMember;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffNames;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;

/** A supervisor keeps the list of their post, and nobody's change is lost. */
class KeepDutyTest {

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final String post = "test-" + UUID.randomUUID() + "/post";
  private final Actor supervisor =
      new StaffMember(UUID.randomUUID(), "S", StaffRole.SUPERVISOR, post, "en").actor();
  private final Duty duty = new Duty();
  private final KeepDuty keep = new KeepDuty(duty);
  private final UUID amal = colleague("Amal", Optional.of("+33612345678"), post);
  private final UUID jonas = colleague("Jonas", Optional.of("+33612345679"), post);

  private UUID colleague(String name, Optional<String> phone, String at) {
    return store.call(
        Actor.system("test", Compartment.ACCESS),
        tx ->
            new StaffAccounts(keys)
                .open(
                    tx,
                    new NewStaffMember(
                        UUID.randomUUID() + "@harbour.example",
                        name,
                        phone,
                        StaffRole.QUARANTINE_OFFICER,
                        at,
                        "fr",
                        "a password of theirs".toCharArray(),
                        new byte[20])));
  }

  private DutyShift shift(UUID who) {
    return new DutyShift(
        post, 1, who, "fr", ZoneOffset.UTC, LocalTime.of(8, 0), LocalTime.of(20, 0));
  }

  private Outcome add(UUID who) {
    return store.call(supervisor, tx -> keep.add(tx, shift(who)));
  }

  private List<DutyShift> list() {
    return store.call(supervisor, tx -> duty.shifts(tx, post));
  }

  private List<UUID> people() {
    return list().stream().map(DutyShift::staff).toList();
  }

  private void set(UUID account, String what) {
    store.run(
        Actor.system("test", Compartment.ACCESS),
        tx -> tx.sql().execute("UPDATE staff_account SET " + what + " WHERE id = ?", account));
  }

  @Test
  void people_are_told_in_the_order_of_the_list_which_can_be_changed() {
    assertThat(add(amal)).isEqualTo(Outcome.DONE);
    assertThat(add(jonas)).isEqualTo(Outcome.DONE);
    assertThat(people()).containsExactly(amal, jonas);

    DutyShift second = list().get(1);
    assertThat(store.<Outcome>call(supervisor, tx -> keep.raise(tx, second)))
        .isEqualTo(Outcome.DONE);
    assertThat(people()).containsExactly(jonas, amal);
    DutyShift first = list().get(0);
    store.run(supervisor, tx -> keep.raise(tx, first));
    assertThat(people()).containsExactly(jonas, amal);
    store.run(supervisor, tx -> keep.remove(tx, first));
    assertThat(people()).containsExactly(amal);
  }

  @Test
  void of_two_supervisors_the_second_is_told_that_the_list_has_changed() {
    add(amal);
    add(jonas);
    DutyShift seen = list().get(1);
    store.run(supervisor, tx -> keep.raise(tx, seen));

    assertThat(store.<Outcome>call(supervisor, tx -> keep.remove(tx, seen)))
        .isEqualTo(Outcome.OVERTAKEN);
    assertThat(store.<Outcome>call(supervisor, tx -> keep.raise(tx, seen)))
        .isEqualTo(Outcome.OVERTAKEN);
    assertThat(people()).containsExactly(jonas, amal);
  }

  @Test
  void a_list_has_an_end() {
    for (int i = 0; i < KeepDuty.MOST; i++) {
      assertThat(add(amal)).isEqualTo(Outcome.DONE);
    }
    assertThat(add(jonas)).isEqualTo(Outcome.FULL);
  }

  @Test
  void who_is_disabled_moves_or_has_no_number_any_more_is_on_no_list() {
    for (String gone : List.of("disabled_at = now()", "scope = 'other/post'", "phone = NULL")) {
      UUID somebody = colleague("Somebody", Optional.of("+33612345670"), post);
      add(somebody);
      set(somebody, "totp_last_step = 1");
      assertThat(people()).contains(somebody);

      set(somebody, gone);
      assertThat(people()).as(gone).doesNotContain(somebody);
    }
  }

  @Test
  void only_reachable_colleagues_of_the_post_can_be_chosen() {
    colleague("No Number", Optional.empty(), post);
    colleague("Elsewhere", Optional.of("+33612345671"), "other-" + UUID.randomUUID());
    UUID left = colleague("Left", Optional.of("+33612345672"), post);
    set(left, "disabled_at = now()");

    assertThat(new Colleagues(store, new StaffNames(keys)).reachable(post))
        .extracting(Colleague::name)
        .containsExactly("Amal", "Jonas");
  }

  @Test
  void another_post_s_supervisor_sees_and_changes_nothing() {
    add(amal);
    Actor elsewhere =
        new StaffMember(UUID.randomUUID(), "S", StaffRole.SUPERVISOR, "other/post", "en").actor();
    DutyShift seen = list().get(0);

    assertThat(store.<List<DutyShift>>call(elsewhere, tx -> duty.shifts(tx, post))).isEmpty();
    assertThat(store.<Outcome>call(elsewhere, tx -> keep.remove(tx, seen)))
        .isEqualTo(Outcome.OVERTAKEN);
    assertThat(people()).containsExactly(amal);
  }
}
