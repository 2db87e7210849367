package org.portolan.cases.staff;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.PasskeyRows.Stored;
import org.portolan.cases.staff.SignIn.Welcomed;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;

/**
 * Signs staff in with a passkey alone (WebAuthn level 2): a discoverable credential, whose holder
 * the authenticator has verified. An assertion is good for the challenge it answers, once; one of
 * another origin, without the holder's verification, or whose counter does not go on is refused.
 * Nobody who fails here makes anybody wait: there is nothing to guess.
 */
@Dependent
public class Passkeys {

  /** Ed25519, P-256 and RSA: what authenticators have, the shortest first. */
  public static final List<Long> ALGORITHMS = List.of(-8L, -7L, -257L);

  private static final int LONGEST_NAME = 60;

  private final WebAuthnManager verifier = WebAuthnManager.createNonStrictWebAuthnManager();
  private final CaseStore store;
  private final StaffAccounts accounts;
  private final KnownDevices devices;
  private final PasskeyRows rows;
  private final AccountJournal journal;
  private final RelyingParty self;
  private final InstantSource realTime;

  @Inject
  public Passkeys(
      CaseStore store, StaffAccounts accounts, KnownDevices devices, Keys keys, Settings settings) {
    this(store, accounts, devices, keys, settings, Clock.systemUTC());
  }

  Passkeys(
      CaseStore store,
      StaffAccounts accounts,
      KnownDevices devices,
      Keys keys,
      Settings settings,
      InstantSource realTime) {
    this.store = store;
    this.accounts = accounts;
    this.devices = devices;
    this.rows = new PasskeyRows(keys);
    this.journal = new AccountJournal(keys);
    this.self = RelyingParty.of(settings);
    this.realTime = realTime;
  }

  /** For whom passkeys are made. */
  public RelyingParty relyingParty() {
    return self;
  }

  /** What an authenticator signs so that somebody signs in. */
  public byte[] challenge() {
    return store.call(SignIn.SELF, tx -> PasskeyChallenges.draw(tx, null, realTime.instant()));
  }

  /** What an authenticator signs so that somebody registers a passkey. */
  public byte[] challenge(UUID staff) {
    return store.call(SignIn.SELF, tx -> PasskeyChallenges.draw(tx, staff, realTime.instant()));
  }

  /** The handle by which an authenticator knows an account; it tells nothing to others. */
  public static byte[] handle(UUID staff) {
    return ByteBuffer.allocate(16)
        .putLong(staff.getMostSignificantBits())
        .putLong(staff.getLeastSignificantBits())
        .array();
  }

  /** The credentials that an account has already, in base64url. */
  public List<String> credentialIds(UUID staff) {
    return store.call(SignIn.SELF, tx -> rows.credentialIds(tx, staff));
  }

  /** What an account has, the oldest first. */
  public List<Passkey> of(UUID staff) {
    return store.call(SignIn.SELF, tx -> rows.of(tx, staff));
  }

  /**
   * Registers a passkey.
   *
   * @param json the browser's RegistrationResponseJSON
   * @param name what its owner calls the device; may be blank
   * @return false when it does not answer a challenge of this account, or does not verify; and for
   *     an account that only its provider signs in
   */
  public boolean register(UUID staff, String json, String name) {
    return parsed(() -> verifier.parseRegistrationResponseJSON(json))
        .filter(answer -> verifies(staff, answer))
        .filter(answer -> add(staff, answer.getAttestationObject().getAuthenticatorData(), name))
        .isPresent();
  }

  private boolean verifies(UUID staff, RegistrationData answer) {
    byte[] challenge = challengeOf(answer.getCollectedClientData());
    if (!take(challenge, staff)) {
      return false;
    }
    try {
      verifier.verify(
          answer, new RegistrationParameters(server(challenge), algorithms(), true, true));
      return true;
    } catch (VerificationException e) {
      return false;
    }
  }

  /**
   * Whatever the library says to what no browser sends, it is no answer. It promises a
   * DataConversionException, and lets through what the checks of its constructors and its readers
   * of JSON, CBOR and keys throw at bytes that somebody made up: that is no promise of any of them,
   * so each is caught. Nothing of ours runs inside.
   */
  private static <T> Optional<T> parsed(Supplier<T> parser) {
    try {
      return Optional.ofNullable(parser.get());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private boolean add(UUID staff, AuthenticatorData<?> data, String name) {
    String called = name == null ? "" : name.strip();
    String kept = called.substring(0, Math.min(called.length(), LONGEST_NAME));
    return store.call(
        SignIn.SELF,
        tx -> {
          if (accounts.enabled(tx, staff).filter(member -> !member.byProvider()).isEmpty()) {
            return false;
          }
          boolean added =
              rows.add(
                  tx,
                  staff,
                  data.getAttestedCredentialData(),
                  data.getSignCount(),
                  data.isFlagBE(),
                  kept.isEmpty() ? null : kept);
          if (added) {
            journal.record(tx, staff, "account.passkey-added", Map.of("by", "staff:" + staff));
          }
          return added;
        });
  }

  /** Removes a passkey of an account. */
  public boolean remove(UUID staff, UUID passkey) {
    return store.call(
        SignIn.SELF,
        tx -> {
          boolean removed = rows.remove(tx, staff, passkey);
          if (removed) {
            journal.record(tx, staff, "account.passkey-removed", Map.of("by", "staff:" + staff));
          }
          return removed;
        });
  }

  /**
   * Who this is, or empty when refused for any reason.
   *
   * @param json the browser's AuthenticationResponseJSON
   * @param device the token that their browser kept from an earlier sign-in
   */
  public Optional<Welcomed> signIn(String json, Optional<String> device) {
    return parsed(() -> verifier.parseAuthenticationResponseJSON(json))
        .filter(answer -> answer.getCredentialId() != null)
        .flatMap(
            answer -> {
              byte[] challenge = challengeOf(answer.getCollectedClientData());
              return take(challenge, null) ? judge(answer, challenge, device) : Optional.empty();
            });
  }

  private Optional<Welcomed> judge(
      AuthenticationData answer, byte[] challenge, Optional<String> device) {
    return store
        .call(SignIn.SELF, tx -> rows.find(tx, answer.getCredentialId()))
        .filter(passkey -> Arrays.equals(handle(passkey.staff()), answer.getUserHandle()))
        .filter(passkey -> verifies(answer, passkey, challenge))
        .flatMap(passkey -> welcome(answer, passkey, device));
  }

  private boolean verifies(AuthenticationData answer, Stored passkey, byte[] challenge) {
    try {
      verifier.verify(
          answer,
          new AuthenticationParameters(server(challenge), passkey.credential(), null, true, true));
      return true;
    } catch (VerificationException e) {
      return false;
    }
  }

  private Optional<Welcomed> welcome(
      AuthenticationData answer, Stored passkey, Optional<String> device) {
    long counter = answer.getAuthenticatorData().getSignCount();
    return store.call(
        SignIn.SELF,
        tx ->
            rows.used(tx, passkey.id(), passkey.counter(), counter)
                ? accounts.enabled(tx, passkey.staff()).map(member -> welcome(tx, member, device))
                : Optional.empty());
  }

  private Welcomed welcome(Tx tx, StaffMember member, Optional<String> device) {
    return new Welcomed(
        member,
        device
            .filter(token -> devices.knows(tx, member.id(), token, realTime.instant()))
            .orElseGet(() -> devices.remember(tx, member.id(), realTime.instant())));
  }

  private boolean take(byte[] challenge, UUID staff) {
    return store.call(
        SignIn.SELF, tx -> PasskeyChallenges.take(tx, challenge, staff, realTime.instant()));
  }

  private ServerProperty server(byte[] challenge) {
    return ServerProperty.builder()
        .origin(Origin.create(self.origin()))
        .rpId(self.id())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private static byte[] challengeOf(CollectedClientData client) {
    return client == null || client.getChallenge() == null
        ? new byte[0]
        : client.getChallenge().getValue();
  }

  private static List<PublicKeyCredentialParameters> algorithms() {
    return ALGORITHMS.stream()
        .map(
            algorithm ->
                new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm)))
        .toList();
  }
}
