package org.portolan.launcher.sample;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.CountrySet;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.Purpose;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.store.Edition;
import org.portolan.cases.portal.entry.store.EntryRules;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Tx;

/**
 * Entry rules to look at, all made up: of two imaginary countries for travellers from Ethiopia and
 * Syria, and of Kenya for travellers from Brazil. Pages that show them say so.
 */
final class SampleRules {

  private static final String SAMPLELAND = "QSA";
  private static final String ISLANDS = "QSB";
  private static final String KENYA = "KEN";
  private static final String[] WITHOUT_COUNTRY = {"XXA", "XXB", "XXC"};
  private static final String REGULATIONS = "https://www.who.int/publications/i/item/9789241580496";
  private static final String APPROVER = "system:sample-approval";

  private final EntryRules rules = new EntryRules();
  private final Edition edition = new Edition();
  private LocalDate today;

  void load(Tx tx) {
    for (RuleContent content : all(LocalDate.ofInstant(tx.now(), ZoneOffset.UTC))) {
      int number = rules.nextNumber(tx);
      rules.insert(tx, number, 1, true, content);
      RuleVersion version = rules.find(tx, number, 1).orElseThrow();
      rules.approved(tx, version, APPROVER, null);
      rules.move(tx, version, ReviewState.PUBLISHED);
      edition.changed(tx, number, null, 1);
    }
  }

  /** All of them, as they are on a day. */
  List<RuleContent> all(LocalDate day) {
    today = day;
    List<RuleContent> all = new ArrayList<>(sampleland());
    all.addAll(islands());
    all.addAll(kenya());
    return all;
  }

  private List<RuleContent> sampleland() {
    CountrySet most = CountrySet.allBut(WITHOUT_COUNTRY);
    return List.of(
        border(SAMPLELAND, 0, of(most), Effect.conditions(0, Item.PASSPORT, Item.RETURN_TICKET)),
        border(
            SAMPLELAND,
            0,
            of(CountrySet.of("XXA")),
            Effect.conditions(0, Item.STATELESS_DOCUMENT, Item.VISA)),
        border(
            SAMPLELAND,
            0,
            of(CountrySet.of("XXB")),
            Effect.conditions(0, Item.REFUGEE_DOCUMENT, Item.VISA)),
        border(
            SAMPLELAND,
            0,
            of(CountrySet.of("XXC")),
            Effect.conditions(0, Item.EMERGENCY_DOCUMENT, Item.VISA, Item.INVITATION)),
        border(
            SAMPLELAND,
            0,
            of(CountrySet.of("ETH", "ERI", "SOM", "SYR")),
            Effect.conditions(0, Item.VISA, Item.PROOF_OF_STAY)),
        border(SAMPLELAND, 0, everybody().ofAge(0, 17), Effect.conditions(0, Item.PARENTS_CONSENT)),
        health(
            SAMPLELAND,
            0,
            everybody().stayedIn(6, "BRA", "COL", "PER", "COD"),
            Effect.conditions(0, Item.YELLOW_FEVER),
            today.minusDays(20)),
        health(
            SAMPLELAND,
            0,
            everybody().stayedIn(14, "KEN", "UGA"),
            Effect.conditions(7, Item.HEALTH_FORM),
            today.minusDays(10)),
        health(
            SAMPLELAND,
            3,
            everybody().stayedIn(21, "COD").travellingFor(Purpose.VISIT),
            Effect.notAllowed(),
            today.minusDays(120)),
        health(
            SAMPLELAND,
            0,
            everybody().travellingFor(Purpose.WORK),
            Effect.conditions(0, Item.INSURANCE),
            today.minusDays(30)),
        border(SAMPLELAND, 5, everybody().travellingFor(Purpose.PROTECTION), Effect.allowed()));
  }

  private List<RuleContent> islands() {
    return List.of(
        border(
            ISLANDS,
            0,
            of(CountrySet.of("SYR", "LBN", "JOR")),
            Effect.conditions(0, Item.PASSPORT, Item.VISA)),
        border(
            ISLANDS,
            0,
            of(CountrySet.of("FRA", "DEU", "ESP")),
            Effect.conditions(0, Item.IDENTITY_CARD)),
        border(ISLANDS, 0, of(CountrySet.of("XXB")), Effect.conditions(0, Item.REFUGEE_DOCUMENT)),
        health(
            ISLANDS,
            0,
            of(CountrySet.of("BRA", "MEX")).testedWithin(3),
            Effect.conditions(0, Item.PASSPORT, Item.NEGATIVE_TEST),
            today.minusDays(40)),
        health(
            ISLANDS,
            0,
            of(CountrySet.of("SYR", "LBN", "JOR")).ofAge(0, 5),
            Effect.conditions(0, Item.POLIO, Item.MEASLES),
            today.minusDays(15)),
        border(
            ISLANDS,
            2,
            everybody().travellingFor(Purpose.TRANSIT),
            Effect.conditions(0, Item.RETURN_TICKET)));
  }

  private List<RuleContent> kenya() {
    return List.of(
        border(
            KENYA,
            0,
            of(CountrySet.allBut(WITHOUT_COUNTRY)),
            Effect.conditions(0, Item.PASSPORT, Item.HEALTH_FORM)),
        health(
            KENYA,
            0,
            of(CountrySet.of("BRA")),
            Effect.conditions(0, Item.YELLOW_FEVER),
            today.minusDays(60)),
        health(
            KENYA,
            0,
            everybody().stayedIn(6, "BRA", "PER", "COL"),
            Effect.conditions(0, Item.YELLOW_FEVER),
            today.minusDays(110)),
        border(
            KENYA,
            0,
            of(CountrySet.of("XXA")),
            Effect.conditions(0, Item.STATELESS_DOCUMENT, Item.VISA)),
        border(
            KENYA, 0, of(CountrySet.of("XXB", "XXC")), Effect.conditions(0, Item.REFUGEE_DOCUMENT)),
        border(
            KENYA,
            1,
            of(CountrySet.of("UGA", "TZA", "RWA")),
            Effect.conditions(0, Item.IDENTITY_CARD)),
        border(KENYA, 0, everybody().ofAge(0, 15), Effect.conditions(0, Item.PARENTS_CONSENT)),
        border(KENYA, 5, everybody().travellingFor(Purpose.PROTECTION), Effect.allowed()));
  }

  private RuleContent border(String destination, int rank, Conditions whom, Effect effect) {
    RuleText text =
        new RuleText(
            "en",
            "Border office (made up)",
            "Made up for this sample.",
            "",
            "Made up: identity and stay.");
    return rule(destination, rank, whom, effect, text, today.minusDays(25));
  }

  private RuleContent health(
      String destination, int rank, Conditions whom, Effect effect, LocalDate reviewed) {
    RuleText text =
        new RuleText(
            "en",
            "Ministry of Health (made up)",
            "International Health Regulations (2005), annexes 6 and 7, and article 43",
            REGULATIONS,
            "Made up: protects people who cannot be vaccinated.");
    return rule(destination, rank, whom, effect, text, reviewed);
  }

  private RuleContent rule(
      String destination,
      int rank,
      Conditions whom,
      Effect effect,
      RuleText text,
      LocalDate reviewed) {
    return new RuleContent(
        destination,
        rank,
        whom,
        effect,
        today.minusDays(130),
        Optional.empty(),
        text,
        reviewed,
        reviewed.plusMonths(RuleContent.REVIEWED_WITHIN_MONTHS));
  }

  private static Conditions of(CountrySet nationality) {
    return Conditions.none().ofNationality(nationality);
  }

  private static Conditions everybody() {
    return Conditions.none();
  }
}
