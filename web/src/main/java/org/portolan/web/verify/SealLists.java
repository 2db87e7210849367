package org.portolan.web.verify;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.portolan.cases.seal.RevocationList;
import org.portolan.cases.seal.SealKeys;
import org.portolan.cases.seal.model.SignerCertificate;

/**
 * What seals are checked with, for anybody from any site: the certificates of signers, and the
 * signed list of seals that were taken back. Their form is described in docs/seals.md.
 */
public class SealLists extends HttpServlet {

  static final String SIGNERS = "/verify/signers.json";
  static final String REVOKED = "/verify/revoked";

  private static final JsonMapper JSON = new JsonMapper();

  @Inject private transient SealKeys keys;
  @Inject private transient RevocationList revoked;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> content =
        request.getServletPath().equals(SIGNERS) ? Optional.of(signers()) : revoked.now();
    if (content.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] bytes = content.get().getBytes(StandardCharsets.UTF_8);
    response.setHeader("Cache-Control", "public, max-age=60");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setContentType(
        request.getServletPath().equals(SIGNERS) ? "application/json" : "application/jose");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private String signers() {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode all = json.putArray("signers");
    for (SignerCertificate signer : keys.signers().all()) {
      all.addObject()
          .put("signer", signer.name().signer())
          .put("certificate", signer.name().number())
          .put("curve", signer.curve().curveName())
          .put("from", signer.firstDay().toString())
          .put("until", signer.lastDay().toString())
          .put("specimen", signer.isSpecimen())
          .put("key", base64(signer.certificate().getPublicKey().getEncoded()))
          .put("x509", base64(signer.bytes()));
    }
    return json.toString();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
