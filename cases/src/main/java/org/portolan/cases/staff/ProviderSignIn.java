package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.staff.SignIn.Welcomed;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;

/**
 * Signs in somebody whom the organisation's provider has vouched for (OpenID Connect Core 1.0).
 *
 * <p>Only an account that an administrator opened for the provider is reached this way, so that
 * whoever runs the provider takes over nobody else's. The first sign-in finds it by its address, if
 * the provider has verified that; from then on issuer and subject say whose it is, whatever becomes
 * of the address. What the account may do is decided here, never by the provider.
 */
@Dependent
public class ProviderSignIn {

  private final CaseStore store;
  private final StaffAccounts accounts;
  private final KnownDevices devices;
  private final BlindIndex index;
  private final AccountJournal journal;

  /** Real time even in the sandbox, as browsers know no other. */
  private final InstantSource realTime = Clock.systemUTC();

  @Inject
  public ProviderSignIn(CaseStore store, StaffAccounts accounts, KnownDevices devices, Keys keys) {
    this.store = store;
    this.accounts = accounts;
    this.devices = devices;
    this.index = keys.blindIndex();
    this.journal = new AccountJournal(keys);
  }

  /**
   * Who this is, or empty when no account that may sign in belongs to them.
   *
   * @param device the token that their browser kept from an earlier sign-in
   */
  public Optional<Welcomed> with(Vouched vouched, Optional<String> device) {
    byte[] subject = index.ofSubject(vouched.issuer(), vouched.subject());
    return store.call(
        SignIn.SELF,
        tx ->
            linked(tx, subject)
                .or(() -> link(tx, subject, vouched))
                .flatMap(id -> accounts.enabled(tx, id))
                .filter(StaffMember::byProvider)
                .map(member -> new Welcomed(member, deviceOf(tx, member, device))));
  }

  private String deviceOf(Tx tx, StaffMember member, Optional<String> device) {
    Instant now = realTime.instant();
    return device
        .filter(token -> devices.knows(tx, member.id(), token, now))
        .orElseGet(() -> devices.remember(tx, member.id(), now));
  }

  private static Optional<UUID> linked(Tx tx, byte[] subject) {
    return tx.sql()
        .createQuery("SELECT staff_id FROM provider_identity WHERE subject_index = :subject")
        .bind("subject", subject)
        .mapTo(UUID.class)
        .findOne();
  }

  private Optional<UUID> link(Tx tx, byte[] subject, Vouched vouched) {
    Optional<UUID> account =
        vouched
            .verifiedEmail()
            .flatMap(
                email ->
                    tx.sql()
                        .createQuery(
                            """
                            INSERT INTO provider_identity (staff_id, subject_index, linked_at)
                            SELECT id, :subject, :now FROM staff_account
                            WHERE email_index = :email AND by_provider AND disabled_at IS NULL
                            ON CONFLICT DO NOTHING RETURNING staff_id
                            """)
                        .bind("subject", subject)
                        .bind("now", tx.now())
                        .bind("email", index.ofEmail(email))
                        .mapTo(UUID.class)
                        .findOne());
    account.ifPresent(id -> journal.record(tx, id, "account.linked", Map.of()));
    return account;
  }

  /**
   * What the provider says of somebody.
   *
   * @param issuer the provider's identifier, an address
   * @param subject whom it means, never given to anybody else
   * @param verifiedEmail their address, if the provider has verified it
   */
  public record Vouched(String issuer, String subject, Optional<String> verifiedEmail) {
    @Override
    public String toString() {
      return "Vouched";
    }
  }
}
