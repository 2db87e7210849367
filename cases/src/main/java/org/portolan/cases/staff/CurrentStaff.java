package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.referral.Referrals;
import org.portolan.cases.store.CaseStore;

/**
 * Whom a session belongs to at this moment. Asked with every request, by primary key, so that a
 * disabled account, another role or a sign-out everywhere takes effect with the next click on every
 * node.
 */
@Dependent
public class CurrentStaff {

  private final CaseStore store;
  private final StaffAccounts accounts;

  @Inject
  public CurrentStaff(CaseStore store, StaffAccounts accounts) {
    this.store = store;
    this.accounts = accounts;
  }

  /** The member of staff, unless the account is disabled or its sessions have been ended since. */
  public Optional<StaffMember> of(UUID staff, int epoch) {
    return store
        .call(
            SignIn.SELF,
            tx ->
                accounts
                    .enabled(tx, staff)
                    .filter(member -> member.epoch() == epoch)
                    .map(member -> member.with(EmergencyRows.openTo(tx, staff))))
        .map(this::withReferrals);
  }

  private StaffMember withReferrals(StaffMember member) {
    return member.role() == StaffRole.PROVIDER
        ? member.with(store.call(Referrals.ACTOR, tx -> Referrals.openTo(tx, member.id())))
        : member;
  }
}
