package org.portolan.web.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;

/** A provider that says what a test wants it to say, on this machine. */
final class AProvider implements AutoCloseable {

  static final String CLIENT = "portolan";
  static final String SECRET = "a client secret of at least thirty-two bytes";

  /** What the identity token says; a test changes it. */
  final JWTClaimsSet.Builder claims;

  Signature signature = Signature.OWN;
  JWSAlgorithm algorithm = JWSAlgorithm.RS256;
  boolean refusesCode;
  String namedIssuer;

  private final HttpServer server;
  private final RSAKey own;
  private final RSAKey stranger;
  private volatile String redeemed = "";

  AProvider() throws IOException, JOSEException {
    own = new RSAKeyGenerator(2048).keyID("k").generate();
    stranger = new RSAKeyGenerator(2048).keyID("k").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    namedIssuer = issuer();
    claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject("subject-1")
            .audience(CLIENT)
            .issueTime(inSeconds(0))
            .expirationTime(inSeconds(60))
            .claim("nonce", "n".repeat(24))
            .claim("email", "a@gov.example")
            .claim("email_verified", true);
    answer("/.well-known/openid-configuration", this::configuration);
    answer("/keys", () -> new JWKSet(own.toPublicJWK()).toString());
    answer("/token", this::token);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The form with which a code was last redeemed. */
  String redeemed() {
    return redeemed;
  }

  static Date inSeconds(int seconds) {
    return Date.from(Clock.systemUTC().instant().plusSeconds(seconds));
  }

  private void answer(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (path.equals("/token")) {
            redeemed = body;
          }
          byte[] said;
          try {
            said = answer.said().getBytes(StandardCharsets.UTF_8);
          } catch (JOSEException e) {
            throw new IOException(e);
          }
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          boolean refused = path.equals("/token") && refusesCode;
          exchange.sendResponseHeaders(refused ? 400 : 200, said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
  }

  private String configuration() {
    return """
        {"issuer": "%1$s", "authorization_endpoint": "%2$s/auth", "token_endpoint": "%2$s/token",
         "jwks_uri": "%2$s/keys", "response_types_supported": ["code"],
         "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"]}
        """
        .formatted(namedIssuer, issuer());
  }

  private String token() throws JOSEException {
    if (refusesCode) {
      return "{\"error\": \"invalid_grant\"}";
    }
    String token =
        switch (signature) {
          case OWN -> signed(own);
          case STRANGER -> signed(stranger);
          case SECRET -> signedWithSecret();
          case NONE -> new PlainJWT(claims.build()).serialize();
          case ABSENT -> null;
        };
    return "{\"access_token\": \"a\", \"token_type\": \"Bearer\""
        + (token == null ? "" : ", \"id_token\": \"" + token + "\"")
        + "}";
  }

  private String signed(RSAKey key) throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID("k").build(), claims.build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private String signedWithSecret() throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
    token.sign(new MACSigner(SECRET));
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Whose signature the identity token carries. */
  enum Signature {
    OWN,
    STRANGER,
    SECRET,
    NONE,
    ABSENT
  }

  @FunctionalInterface
  private interface Answer {
    String said() throws JOSEException;
  }
}
