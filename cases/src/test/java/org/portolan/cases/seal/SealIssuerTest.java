package org.portolan.cases.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portolan.cases.seal.Specimens.NOW;
import static org.portolan.cases.seal.Specimens.TODAY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.cases.seal.SealIssuer.Revocation;
import org.portolan.cases.seal.model.CheckSeal;
import org.portolan.cases.seal.model.Seal;
import org.portolan.cases.seal.model.SealVerdict;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;

/** Seals are issued and taken back in the case store; the list of those taken back is signed. */
class SealIssuerTest {

  private static final String POST = "seals/post";
  private static final Actor OFFICER = officer(POST);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private static Path directory;

  private final TestStore test = TestStore.shared();
  private final CaseStore store = test.store(CLOCK);
  private final SealKeys keys = Specimens.keys(directory, "PT", 1, NOW);
  private final SealIssuer issuer = new SealIssuer(keys);

  private static Actor officer(String scope) {
    return new Actor("staff:seals", Set.of(new Grant(Compartment.VISA, scope)));
  }

  @Test
  void an_issued_seal_is_valid_until_it_is_taken_back() {
    IssuedSeal seal = issue();
    RevokedSeals revoked = new RevokedSeals(store, CLOCK);
    CheckSeal check = new CheckSeal(keys.signers(), revoked::contains);
    assertThat(check.check(seal.bytes(), TODAY).verdict()).isEqualTo(SealVerdict.VALID);
    assertThat(seal.reference()).isEqualTo(Seal.read(seal.bytes()).fold(Seal::reference, f -> ""));
    assertThat(revoke(OFFICER, seal)).isEqualTo(Revocation.REVOKED);
    assertThat(revoke(OFFICER, seal)).isEqualTo(Revocation.REVOKED_BEFORE);
    CheckSeal later = new CheckSeal(keys.signers(), new RevokedSeals(store, CLOCK)::contains);
    assertThat(later.check(seal.bytes(), TODAY).verdict()).isEqualTo(SealVerdict.REVOKED);
    // what this node has in memory is a second old at most
    assertThat(eventually(check, seal)).isEqualTo(SealVerdict.REVOKED);
  }

  private static SealVerdict eventually(CheckSeal check, IssuedSeal seal) {
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    SealVerdict found;
    do {
      found = check.check(seal.bytes(), TODAY).verdict();
    } while (found != SealVerdict.REVOKED && System.nanoTime() < until);
    return found;
  }

  @Test
  void a_seal_of_another_post_cannot_be_taken_back_nor_one_that_was_never_issued() {
    IssuedSeal seal = issue();
    assertThat(revoke(officer("seals/other"), seal)).isEqualTo(Revocation.NOT_FOUND);
    String never = "00".repeat(16);
    assertThat(store.<Revocation>call(OFFICER, tx -> issuer.revoke(tx, never, "fraud")))
        .isEqualTo(Revocation.NOT_FOUND);
    assertThat(store.<Revocation>call(OFFICER, tx -> issuer.revoke(tx, "' OR 1=1", "fraud")))
        .isEqualTo(Revocation.NOT_FOUND);
    assertThatThrownBy(() -> store.run(OFFICER, tx -> issuer.revoke(tx, never, "Because!")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_is_kept_when_the_transaction_is_rolled_back() {
    String[] reference = new String[1];
    assertThatThrownBy(
            () ->
                store.run(
                    OFFICER,
                    tx -> {
                      reference[0] =
                          issuer
                              .issue(tx, POST, Specimens.visaUntil(TODAY.plusDays(30)))
                              .reference();
                      throw new IllegalStateException("the letter could not be written");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.<Revocation>call(OFFICER, tx -> issuer.revoke(tx, reference[0], "fraud")))
        .isEqualTo(Revocation.NOT_FOUND);
  }

  @Test
  void without_a_key_nothing_is_issued() {
    SealIssuer without = new SealIssuer(SealKeys.of(Settings.of(Map.of())));
    assertThatThrownBy(
            () -> store.run(OFFICER, tx -> without.issue(tx, POST, Specimens.visaUntil(TODAY))))
        .isInstanceOf(NoSealSigner.class);
  }

  @Test
  void the_list_is_signed_says_when_it_was_made_and_names_what_was_taken_back() throws Exception {
    IssuedSeal seal = issue();
    IssuedSeal kept = issue();
    revoke(OFFICER, seal);
    String list = list(keys, CLOCK);
    String[] parts = list.split("\\.");
    JsonNode header = new ObjectMapper().readTree(decoded(parts[0]));
    JsonNode body = new ObjectMapper().readTree(decoded(parts[1]));
    assertThat(header.get("alg").asText()).isEqualTo("ES256");
    assertThat(header.get("kid").asText()).isEqualTo("UTPT-1");
    assertThat(body.get("issued").asText()).isEqualTo("2026-11-27T10:00:00Z");
    assertThat(body.get("next").asText()).isEqualTo("2026-11-28T10:00:00Z");
    assertThat(StreamSupport.stream(body.get("revoked").spliterator(), false).map(JsonNode::asText))
        .contains(seal.reference())
        .doesNotContain(kept.reference())
        .isSorted();
    byte[] signed = list.substring(0, list.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    assertThat(keys.signers().all().get(0).hasSigned(signed, decoded(parts[2]))).isTrue();
  }

  @Test
  void a_visa_at_its_end_leaves_the_list() {
    IssuedSeal seal = issue();
    revoke(OFFICER, seal);
    Clock later = Clock.offset(CLOCK, Duration.ofDays(31));
    assertThat(body(list(keys, CLOCK))).contains(seal.reference());
    assertThat(body(list(keys, later))).doesNotContain(seal.reference());
  }

  @Test
  void without_a_key_there_is_no_list() {
    SealKeys none = SealKeys.of(Settings.of(Map.of()));
    assertThat(
            new RevocationList(none, new RevokedSeals(store, CLOCK), CLOCK, Duration.ofDays(1))
                .now())
        .isEmpty();
  }

  private String list(SealKeys keys, Clock clock) {
    return new RevocationList(keys, new RevokedSeals(store, clock), clock, Duration.ofDays(1))
        .now()
        .orElseThrow();
  }

  private static String body(String list) {
    return new String(decoded(list.split("\\.")[1]), StandardCharsets.UTF_8);
  }

  private static byte[] decoded(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }

  private IssuedSeal issue() {
    return store.call(
        OFFICER, tx -> issuer.issue(tx, POST, Specimens.visaUntil(TODAY.plusDays(30))));
  }

  private Revocation revoke(Actor actor, IssuedSeal seal) {
    return store.call(actor, tx -> issuer.revoke(tx, seal.reference(), "issued-in-error"));
  }
}
