package org.portolan.cases.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.portolan.cases.seal.model.CheckSeal;
import org.portolan.cases.seal.model.Seal;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.seal.model.SealFault;
import org.portolan.cases.seal.model.SealHeader;
import org.portolan.cases.seal.model.SealHeader.CertificateName;
import org.portolan.cases.seal.model.SealVerdict;
import org.portolan.cases.seal.model.SealWriter;
import org.portolan.cases.seal.model.SignerCertificate;
import org.portolan.cases.seal.model.Signers;
import org.portolan.cases.seal.model.Stay;
import org.portolan.cases.seal.model.VisaSeal;

/**
 * The seals that others published: the worked examples of ICAO and BSI, and the test data of {@code
 * tsenger/vdstools} (Apache-2.0). Each is read as published, written again byte for byte, and
 * verified under its signer's certificate.
 */
class PublishedSealsTest {

  private static final Signers SIGNERS = signers();

  @TestFactory
  Stream<DynamicTest> are_read_written_again_and_verified() {
    return seals()
        .map(seal -> DynamicTest.dynamicTest(seal.get("source").asText(), () -> is(seal)));
  }

  private static void is(JsonNode published) {
    byte[] bytes = bytes(published);
    if (published.has("fault")) {
      assertThat(fault(bytes).key()).isEqualTo(published.get("fault").asText());
      return;
    }
    Seal seal = read(bytes);
    assertThat(seal.header()).isEqualTo(header(published));
    assertThat(seal.header().document()).isEqualTo(published.get("document").asText());
    assertThat(seal.bytes()).hasSameSizeAs(bytes);
    if (!published.has("writtenOtherwise")) {
      byte[] unsigned = SealWriter.unsigned(seal.header(), seal.features());
      assertThat(SealWriter.sealed(unsigned, seal.signature())).isEqualTo(bytes);
    }
    if (published.has("signedBy")) {
      String number = published.get("signedBy").asText();
      SignerCertificate signer =
          SIGNERS
              .find(new CertificateName(number.equals("5b") ? "UTTS" : "DETS", number))
              .orElseThrow();
      assertThat(signer.hasSigned(seal.signed(), seal.signature())).isTrue();
    }
  }

  private static SealHeader header(JsonNode published) {
    int document = Integer.parseInt(published.get("document").asText(), 16);
    return new SealHeader(
        published.get("version").asInt(),
        published.get("country").asText(),
        published.get("signer").asText(),
        published.get("certificate").asText(),
        LocalDate.parse(published.get("issued").asText()),
        LocalDate.parse(published.get("signed").asText()),
        document >> 8,
        document & 0xFF);
  }

  @Test
  void the_worked_example_of_a_visa_says_what_its_annex_says() {
    Seal seal = published("annex F");
    assertThat(VisaSeal.content(seal))
        .contains(
            new SealContent(
                "VCD<<DENT<<ARTHUR<PHILIP<<<<<<<<<<<<",
                "1234567XY7GBR5203116M2005250",
                Optional.empty(),
                Stay.ofDays(160),
                "47110815P",
                Optional.empty(),
                LocalDate.of(2020, 1, 1)));
    SealContent visa = VisaSeal.content(seal).orElseThrow();
    assertThat(visa.names()).isEqualTo("DENT, ARTHUR PHILIP");
    assertThat(visa.validUntil()).isEqualTo(LocalDate.of(2020, 5, 25));
    assertThat(SealWriter.unsigned(seal.header(), VisaSeal.features(visa)))
        .isEqualTo(seal.signed());
  }

  @Test
  void the_worked_example_of_a_visa_is_valid_to_its_last_day_and_expired_behind_it() {
    CheckSeal check = new CheckSeal(SIGNERS, reference -> false);
    byte[] visa = published("annex F").bytes();
    assertThat(check.check(visa, LocalDate.of(2020, 5, 25)).verdict()).isEqualTo(SealVerdict.VALID);
    assertThat(check.check(visa, LocalDate.of(2020, 5, 26)).verdict())
        .isEqualTo(SealVerdict.EXPIRED);
  }

  @Test
  void an_emergency_travel_document_is_shown_by_its_features() {
    Seal seal = published("part 8");
    assertThat(VisaSeal.isVisa(seal)).isFalse();
    assertThat(seal.features().get(0).text())
        .contains("PUUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<" + "D231458907UTO7408122F2606277<<<<<<<8");
  }

  private static Seal published(String named) {
    return seals()
        .filter(seal -> seal.get("source").asText().contains(named))
        .map(seal -> read(bytes(seal)))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] bytes(JsonNode published) {
    return HexFormat.of().parseHex(published.get("hex").asText());
  }

  private static Seal read(byte[] bytes) {
    return Seal.read(bytes)
        .fold(
            seal -> seal,
            fault -> {
              throw new AssertionError("Refused: " + fault);
            });
  }

  private static SealFault fault(byte[] bytes) {
    return Seal.read(bytes)
        .fold(
            seal -> {
              throw new AssertionError("Read");
            },
            fault -> fault);
  }

  private static Stream<JsonNode> seals() {
    try (InputStream in = PublishedSealsTest.class.getResourceAsStream("published-seals.json")) {
      JsonNode all = new ObjectMapper().readTree(in);
      return StreamSupport.stream(all.spliterator(), false);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Signers signers() {
    try (InputStream in = PublishedSealsTest.class.getResourceAsStream("published-signers.pem")) {
      List<SignerCertificate> signers =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .flatMap(certificate -> SignerCertificate.of(certificate).stream())
              .toList();
      assertThat(signers).hasSize(3);
      return new Signers(signers);
    } catch (IOException | CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
