package org.portolan.web.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.staff.ProviderSignIn.Vouched;
import org.portolan.web.openid.OpenIdProvider.Unreachable;

/** What a provider may say and what it may not, with one that lies on request. */
class OpenIdProviderTest {

  private static final URI COME_BACK = URI.create("http://localhost:8080/staff/provider/return");
  private static final String QUERY = "code=c-1&state=" + "s".repeat(24);

  private final Asked asked =
      new Asked(
          new State("s".repeat(24)), new Nonce("n".repeat(24)), new CodeVerifier("v".repeat(43)));

  private AProvider provider;

  @BeforeEach
  void start() throws Exception {
    provider = new AProvider();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void vouches_for_somebody_who_signed_in_there() throws Exception {
    Optional<Vouched> vouched = asking(Optional.empty()).vouched(QUERY, asked);

    assertThat(vouched)
        .contains(new Vouched(provider.issuer(), "subject-1", Optional.of("a@gov.example")));
    assertThat(provider.redeemed())
        .contains("code=c-1", "code_verifier=" + "v".repeat(43), "grant_type=authorization_code");
  }

  @Test
  void asks_with_state_nonce_proof_key_and_the_wanted_context() throws Exception {
    assertThat(asking(Optional.of("gold")).signIn(asked).getQuery())
        .contains(
            "state=" + "s".repeat(24),
            "nonce=" + "n".repeat(24),
            "code_challenge_method=S256",
            "response_type=code",
            "acr_values=gold")
        .doesNotContain("v".repeat(43));
  }

  @Test
  void an_address_that_the_provider_has_not_verified_is_none() throws Exception {
    provider.claims.claim("email_verified", false);
    assertThat(asking(Optional.empty()).vouched(QUERY, asked).orElseThrow().verifiedEmail())
        .isEmpty();
    provider.claims.claim("email_verified", null);
    assertThat(asking(Optional.empty()).vouched(QUERY, asked).orElseThrow().verifiedEmail())
        .isEmpty();
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("another nonce", p -> p.claims.claim("nonce", "x".repeat(24))),
        lie("no nonce", p -> p.claims.claim("nonce", null)),
        lie("for another client", p -> p.claims.audience("another")),
        lie("by another issuer", p -> p.claims.issuer("https://elsewhere.example")),
        lie("expired", p -> p.claims.expirationTime(AProvider.inSeconds(-600))),
        lie("from the future", p -> p.claims.issueTime(AProvider.inSeconds(600))),
        lie("no subject", p -> p.claims.subject(null)),
        lie("not signed", p -> p.signature = AProvider.Signature.NONE),
        lie("signed with the client's secret", p -> p.signature = AProvider.Signature.SECRET),
        lie("signed with a stranger's key", p -> p.signature = AProvider.Signature.STRANGER),
        lie("code refused", p -> p.refusesCode = true),
        lie("no token", p -> p.signature = AProvider.Signature.ABSENT));
  }

  private static Arguments lie(String name, java.util.function.Consumer<AProvider> lie) {
    return Arguments.of(name, lie);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void a_token_that_does_not_verify_vouches_for_nobody(
      String name, java.util.function.Consumer<AProvider> lie) throws Exception {
    lie.accept(provider);

    assertThat(asking(Optional.empty()).vouched(QUERY, asked)).isEmpty();
  }

  @Test
  void any_signature_with_the_provider_s_own_key_will_do() throws Exception {
    provider.algorithm = JWSAlgorithm.PS384;
    assertThat(asking(Optional.empty()).vouched(QUERY, asked)).isPresent();
  }

  @Test
  void the_wanted_context_must_have_been_reached() throws Exception {
    assertThat(asking(Optional.of("gold")).vouched(QUERY, asked)).isEmpty();
    provider.claims.claim("acr", "silver");
    assertThat(asking(Optional.of("gold")).vouched(QUERY, asked)).isEmpty();
    provider.claims.claim("acr", "gold");
    assertThat(asking(Optional.of("gold")).vouched(QUERY, asked)).isPresent();
  }

  @Test
  void an_answer_in_another_issuer_s_name_is_not_taken_there() throws Exception {
    String mixedUp = QUERY + "&iss=https%3A%2F%2Felsewhere.example";

    assertThat(asking(Optional.empty()).vouched(mixedUp, asked)).isEmpty();
    assertThat(provider.redeemed()).isEmpty();
  }

  @Test
  void a_provider_that_names_another_issuer_or_answers_nothing_is_unreachable() {
    provider.namedIssuer = "https://elsewhere.example";
    assertThatThrownBy(() -> asking(Optional.empty()).signIn(asked))
        .isInstanceOf(Unreachable.class);
    provider.close();
    assertThatThrownBy(() -> asking(Optional.empty()).signIn(asked))
        .isInstanceOf(Unreachable.class);
  }

  @Test
  void a_provider_that_goes_away_before_the_code_is_redeemed_is_unreachable() throws IOException {
    OpenIdProvider asking = asking(Optional.empty());
    assertThatThrownBy(
            () -> {
              asking.signIn(asked);
              provider.close();
              asking.vouched(QUERY, asked);
            })
        .isInstanceOf(Unreachable.class);
  }

  @Test
  void a_provider_elsewhere_must_be_reached_by_tls() {
    assertThatThrownBy(() -> settings("http://elsewhere.example", Optional.empty()))
        .hasMessageContaining("PORTOLAN_OIDC_ISSUER");
  }

  private OpenIdProvider asking(Optional<String> context) {
    return new OpenIdProvider(settings(provider.issuer(), context), COME_BACK, Clock.systemUTC());
  }

  private static OpenIdSettings settings(String issuer, Optional<String> context) {
    return new OpenIdSettings(
        URI.create(issuer), AProvider.CLIENT, AProvider.SECRET, "A provider", context);
  }
}
