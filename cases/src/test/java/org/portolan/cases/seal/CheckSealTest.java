package org.portolan.cases.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portolan.cases.seal.Specimens.NOW;
import static org.portolan.cases.seal.Specimens.TODAY;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.cases.seal.model.CheckSeal;
import org.portolan.cases.seal.model.Seal;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.seal.model.SealFault;
import org.portolan.cases.seal.model.SealFeature;
import org.portolan.cases.seal.model.SealHeader;
import org.portolan.cases.seal.model.SealVerdict;
import org.portolan.cases.seal.model.SealWriter;
import org.portolan.cases.seal.model.Signers;
import org.portolan.cases.seal.model.Stay;
import org.portolan.cases.seal.model.VisaSeal;

/** What is found of a seal that somebody shows. */
class CheckSealTest {

  private static final SealContent VISA = Specimens.visaUntil(TODAY.plusDays(90));

  /** The order of P-256. */
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  @TempDir private static Path directory;

  private static SealKeys keys;
  private static byte[] seal;

  @BeforeAll
  static void sealOne() {
    keys = Specimens.keys(directory, "PT", 1, NOW);
    seal = Specimens.sealed(keys, VISA);
  }

  @Test
  void a_seal_is_valid_and_says_what_was_sealed() {
    CheckSeal.Result found = check(seal);
    assertThat(found.verdict()).isEqualTo(SealVerdict.VALID);
    assertThat(found.visa()).contains(VISA);
    assertThat(found.signer().orElseThrow().isSpecimen()).isTrue();
    assertThat(found.seal().orElseThrow().header().certificateName()).hasToString("UTPT-1");
  }

  @Test
  void every_kind_of_visa_says_what_was_sealed() {
    for (Stay stay :
        List.of(
            Stay.UNTIL_THE_VISA_ENDS,
            Stay.DECIDED_AT_ENTRY,
            Stay.TRANSIT_WITHOUT_ENTRY,
            new Stay(1, 2, 3))) {
      SealContent small =
          new SealContent(
              "VCUTOERIKSSON<<<<<<<<<<<<<<<<<<<<<<<",
              "L898902C<3UTO6908061F3006236",
              Optional.empty(),
              stay,
              "A",
              Optional.empty(),
              TODAY);
      assertThat(check(Specimens.sealed(keys, small)).visa()).contains(small);
      assertThat(small.names()).isEqualTo("ERIKSSON");
    }
  }

  @Test
  void a_visa_is_expired_behind_its_last_day() {
    assertThat(check(Specimens.sealed(keys, Specimens.visaUntil(TODAY))).verdict())
        .isEqualTo(SealVerdict.VALID);
    assertThat(check(Specimens.sealed(keys, Specimens.visaUntil(TODAY.minusDays(1)))).verdict())
        .isEqualTo(SealVerdict.EXPIRED);
  }

  @Test
  void a_seal_that_was_taken_back_is_revoked_also_with_the_other_signature_that_verifies() {
    String reference = Seal.read(seal).fold(Seal::reference, fault -> "");
    CheckSeal check = new CheckSeal(keys.signers(), Set.of(reference)::contains);
    assertThat(check.check(seal, TODAY).verdict()).isEqualTo(SealVerdict.REVOKED);
    byte[] other = withTheOtherSecondNumber(seal);
    assertThat(other).isNotEqualTo(seal);
    assertThat(check(other).verdict()).isEqualTo(SealVerdict.VALID);
    assertThat(check.check(other, TODAY).verdict()).isEqualTo(SealVerdict.REVOKED);
  }

  /** Whoever sees a signature (r, s) can write (r, n - s), which verifies as well. */
  private static byte[] withTheOtherSecondNumber(byte[] seal) {
    byte[] other = seal.clone();
    int half = seal.length - 32;
    BigInteger second = new BigInteger(1, Arrays.copyOfRange(seal, half, seal.length));
    byte[] number = ORDER.subtract(second).toByteArray();
    Arrays.fill(other, half, other.length, (byte) 0);
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, other, other.length - length, length);
    return other;
  }

  @Test
  void no_bit_can_be_changed() {
    for (int bit = 0; bit < 8 * seal.length; bit++) {
      byte[] changed = seal.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(check(changed).verdict())
          .as("bit %d", bit)
          .isIn(SealVerdict.ALTERED, SealVerdict.UNKNOWN_SIGNER, SealVerdict.NOT_A_SEAL);
    }
  }

  @Test
  void what_is_read_as_a_seal_of_the_same_signer_and_was_changed_is_altered() {
    byte[] changed = seal.clone();
    changed[40] ^= 1;
    assertThat(check(changed).verdict()).isEqualTo(SealVerdict.ALTERED);
    // a visa whose zone no longer begins as visas do
    changed[20] ^= 1;
    assertThat(check(changed).verdict()).isEqualTo(SealVerdict.ALTERED);
    byte[] zero = seal.clone();
    Arrays.fill(zero, seal.length - 64, seal.length, (byte) 0);
    assertThat(check(zero).verdict()).isEqualTo(SealVerdict.ALTERED);
    byte[] full = seal.clone();
    Arrays.fill(full, seal.length - 64, seal.length, (byte) 0xFF);
    assertThat(check(full).verdict()).isEqualTo(SealVerdict.ALTERED);
  }

  @Test
  void another_signer_with_the_same_name_does_not_verify_and_one_of_another_is_unknown() {
    byte[] forged = Specimens.sealed(Specimens.keys(directory, "PT", 1, NOW), VISA);
    assertThat(check(forged).verdict()).isEqualTo(SealVerdict.ALTERED);
    byte[] foreign = Specimens.sealed(Specimens.keys(directory, "PX", 1, NOW), VISA);
    assertThat(check(foreign).verdict()).isEqualTo(SealVerdict.UNKNOWN_SIGNER);
    assertThat(check(foreign).visa()).contains(VISA);
  }

  @Test
  void a_certificate_does_not_hold_before_its_first_and_behind_its_last_day() {
    for (LocalDate day : List.of(TODAY.minusDays(366), TODAY.plusDays(20 * 365 + 1))) {
      SealHeader header =
          new SealHeader(4, "UTO", "UTPT", "1", TODAY, day, VisaSeal.DEFINITION, VisaSeal.CATEGORY);
      byte[] unsigned = SealWriter.unsigned(header, VisaSeal.features(VISA));
      byte[] signature = keys.signer(TODAY).orElseThrow().sign(unsigned);
      assertThat(check(SealWriter.sealed(unsigned, signature)).verdict())
          .isEqualTo(SealVerdict.UNKNOWN_SIGNER);
    }
    assertThat(keys.signer(LocalDate.ofEpochDay(0))).isEmpty();
  }

  @Test
  void unknown_features_are_kept_and_do_not_harm() {
    SealFeature own = new SealFeature(0x2A, new byte[] {1, 2, 3});
    SealFeature later = new SealFeature(7, new byte[200]);
    byte[] sealed = sealed(own, later);
    CheckSeal.Result found = check(sealed);
    assertThat(found.verdict()).isEqualTo(SealVerdict.VALID);
    assertThat(found.visa()).contains(VISA);
    assertThat(VisaSeal.others(found.seal().orElseThrow())).containsExactly(own, later);
    assertThat(own.hex()).isEqualTo("010203");
  }

  @Test
  void a_visa_without_what_each_must_have_is_no_seal_of_a_visa() {
    for (int without : List.of(1, 4, 5)) {
      List<SealFeature> features =
          VisaSeal.features(VISA).stream().filter(feature -> feature.tag() != without).toList();
      CheckSeal.Result found = check(sealed(features));
      assertThat(found.verdict()).isEqualTo(SealVerdict.NOT_A_SEAL);
      assertThat(found.fault()).contains(SealFault.BAD_VISA);
    }
    assertThat(check(sealed(SealFeature.text(2, "V<UTO"))).fault()).contains(SealFault.BAD_VISA);
  }

  @Test
  void what_cannot_be_sealed_is_refused_without_being_repeated() {
    for (String upper : List.of("", "V<UTOERIKSSON", "P" + "<".repeat(43), "V" + "é".repeat(43))) {
      assertThatThrownBy(
              () ->
                  new SealContent(
                      upper,
                      VISA.lowerLine(),
                      Optional.empty(),
                      VISA.stay(),
                      "A",
                      Optional.empty(),
                      TODAY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot be sealed: the upper line of a visa");
    }
    for (String passport : List.of("", "1234567890", "a", "A<")) {
      assertThatThrownBy(
              () ->
                  new SealContent(
                      VISA.upperLine(),
                      VISA.lowerLine(),
                      Optional.empty(),
                      VISA.stay(),
                      passport,
                      Optional.empty(),
                      TODAY))
          .hasMessage("Cannot be sealed: the passport of a visa");
    }
  }

  private static byte[] sealed(SealFeature... more) {
    return sealed(Stream.concat(VisaSeal.features(VISA).stream(), Arrays.stream(more)).toList());
  }

  private static byte[] sealed(List<SealFeature> features) {
    SealHeader header =
        new SealHeader(4, "UTO", "UTPT", "1", TODAY, TODAY, VisaSeal.DEFINITION, VisaSeal.CATEGORY);
    byte[] unsigned = SealWriter.unsigned(header, features);
    return SealWriter.sealed(unsigned, keys.signer(TODAY).orElseThrow().sign(unsigned));
  }

  private static CheckSeal.Result check(byte[] bytes) {
    return new CheckSeal(keys.signers(), reference -> false).check(bytes, TODAY);
  }

  @Test
  void without_signers_everybody_is_unknown() {
    assertThat(
            new CheckSeal(new Signers(List.of()), reference -> true).check(seal, TODAY).verdict())
        .isEqualTo(SealVerdict.UNKNOWN_SIGNER);
  }
}
