package org.portolan.cases.seal.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The features of a visa's seal (ICAO Doc 9303 part 7, 9.1.3). */
public final class VisaSeal {

  /** Document feature definition reference of visas. */
  public static final int DEFINITION = 0x5D;

  /** Document type category of visas. */
  public static final int CATEGORY = 0x01;

  private static final int ZONE_OF_A = 1;
  private static final int ZONE_OF_B = 2;
  private static final int ENTRIES = 3;
  private static final int STAY = 4;
  private static final int PASSPORT = 5;
  private static final int TYPE = 6;

  private static final Set<Integer> TOLD =
      Set.of(ZONE_OF_A, ZONE_OF_B, ENTRIES, STAY, PASSPORT, TYPE);

  private VisaSeal() {}

  /** Whether a seal says that its document is a visa. */
  public static boolean isVisa(Seal seal) {
    return seal.header().definition() == DEFINITION && seal.header().category() == CATEGORY;
  }

  /** What a visa says, as features. */
  public static List<SealFeature> features(SealContent visa) {
    List<SealFeature> features = new ArrayList<>();
    features.add(
        SealFeature.text(
            visa.isFormatA() ? ZONE_OF_A : ZONE_OF_B, visa.upperLine() + visa.lowerLine()));
    visa.entries()
        .ifPresent(
            number -> features.add(new SealFeature(ENTRIES, new byte[] {number.byteValue()})));
    features.add(new SealFeature(STAY, visa.stay().bytes()));
    features.add(SealFeature.text(PASSPORT, visa.filledPassport()));
    visa.type()
        .ifPresent(
            type -> features.add(new SealFeature(TYPE, type.getBytes(StandardCharsets.US_ASCII))));
    return features;
  }

  /** What a visa's seal says; empty when something is missing that each has, or does not fit. */
  public static Optional<SealContent> content(Seal seal) {
    Optional<String> zone = zone(seal);
    Optional<byte[]> stay = value(seal, STAY).filter(bytes -> bytes.length == 3);
    Optional<byte[]> entries = value(seal, ENTRIES);
    Optional<String> passport =
        seal.feature(PASSPORT).flatMap(SealFeature::text).map(text -> text.replaceAll("<+$", ""));
    if (!isVisa(seal)
        || zone.isEmpty()
        || stay.isEmpty()
        || passport.isEmpty()
        || entries.map(bytes -> bytes.length != 1).orElse(false)) {
      return Optional.empty();
    }
    int upper = zone.get().length() - SealContent.SEALED_OF_LOWER;
    try {
      return Optional.of(
          new SealContent(
              zone.get().substring(0, upper),
              zone.get().substring(upper),
              entries.map(bytes -> bytes[0] & 0xFF),
              Stay.of(stay.get()),
              passport.get(),
              type(seal),
              seal.header().issued()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Features that {@link #content} does not tell: of a later version, or an issuer's own. */
  public static List<SealFeature> others(Seal seal) {
    boolean typeTold = type(seal).isPresent();
    return seal.features().stream()
        .filter(feature -> !TOLD.contains(feature.tag()) || feature.tag() == TYPE && !typeTold)
        .toList();
  }

  /** One of the two zones, of its length. */
  private static Optional<String> zone(Seal seal) {
    Optional<SealFeature> a = seal.feature(ZONE_OF_A);
    Optional<SealFeature> b = seal.feature(ZONE_OF_B);
    if (a.isPresent() == b.isPresent()) {
      return Optional.empty();
    }
    int upper = a.isPresent() ? SealContent.LINE_OF_A : SealContent.LINE_OF_B;
    return a.or(() -> b)
        .flatMap(SealFeature::text)
        .filter(text -> text.length() == upper + SealContent.SEALED_OF_LOWER);
  }

  /** An issuer may put bytes here that are no text: they are told as they are. */
  private static Optional<String> type(Seal seal) {
    return value(seal, TYPE)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .filter(text -> SealContent.TYPE.matcher(text).matches());
  }

  private static Optional<byte[]> value(Seal seal, int tag) {
    return seal.feature(tag).map(SealFeature::value);
  }
}
