package org.portolan.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.CountrySet;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.Purpose;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;
import org.portolan.cases.portal.entry.store.Edition;
import org.portolan.cases.portal.entry.store.EntryRules;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.TravelCountries;
import org.portolan.launcher.database.Databases;

/**
 * Travellers ask whether they may enter a country that has 1,000 rules, over the wire, against a
 * page of the same server that is served from memory and decides nothing.
 */
final class CheckerBenchmark {

  private static final int RULES = 1_000;
  private static final int REQUESTS = 4_000;
  private static final int ROUNDS = 5;
  private static final int CONNECTIONS = 4;
  private static final String DESTINATION = "QSA";
  private static final String HOST = "127.0.0.1";

  private final PrintStream out;
  private final Random random = new Random(43);
  private final List<String> countries = TravelCountries.nationalities();

  CheckerBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    try (MeasuredPortolan measured = MeasuredPortolan.start(Map.of())) {
      load(measured.portolan().databases(), measured.masterPassword());
      int port = measured.portolan().launch().ports().http();
      WebhookLoad load = new WebhookLoad(HOST, port, CONNECTIONS);
      List<List<byte[]>> checker = requests(this::asking);
      List<List<byte[]>> nothing = requests(CheckerBenchmark::nothing);
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round <= ROUNDS; round++) {
        WebhookLoad.Result plain = load.atFullSpeed(nothing);
        WebhookLoad.Result asked = load.atFullSpeed(checker);
        if (plain.refused() + asked.refused() > 0) {
          throw new IllegalStateException("Requests were refused.");
        }
        if (round > 0) {
          ratios.add(asked.perSecond() / plain.perSecond());
          out.printf(
              "Checker, %d rules %8.0f/s %s; no-op page %8.0f/s; ratio %.2f%n",
              RULES,
              asked.perSecond(),
              asked.latencies(),
              plain.perSecond(),
              asked.perSecond() / plain.perSecond());
        }
      }
      Collections.sort(ratios);
      out.printf(
          "Checker against a no-op page, median of %d: %.2f%n", ROUNDS, ratios.get(ROUNDS / 2));
    }
  }

  private interface Request {
    byte[] bytes();
  }

  private static List<List<byte[]>> requests(Request one) {
    List<List<byte[]>> all = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      all.add(List.of(one.bytes()));
    }
    return all;
  }

  private static byte[] nothing() {
    return "GET /en/ HTTP/1.1\r\nHost: %s\r\n\r\n"
        .formatted(HOST)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Somebody who has answered everything. */
  private byte[] asking() {
    String country = country();
    StringBuilder form =
        new StringBuilder("to=" + DESTINATION)
            .append("&on=")
            .append(today().plusDays(random.nextInt(60)))
            .append("&edition=" + RULES)
            .append("&nationality=")
            .append(country)
            .append("&residence=")
            .append(country.startsWith("XX") ? "KEN" : country)
            .append("&origin=KEN&purpose=")
            .append(Purpose.values()[random.nextInt(Purpose.values().length)].key())
            .append("&age=")
            .append(random.nextInt(90))
            .append("&stays.asked=&papers.asked=&vaccinations.asked=&test.asked=");
    for (Item item : Item.values()) {
      if (random.nextInt(3) == 0) {
        form.append("&held.").append(item.key()).append('=');
      }
    }
    form.append("&stay.COD=").append(today().minusDays(random.nextInt(30)));
    return KeepAliveConnection.post(HOST, "/en/travel", "none", form.toString());
  }

  private String country() {
    return countries.get(random.nextInt(countries.size()));
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
  }

  private void load(Databases databases, char[] password) {
    Keys keys = Keys.open(databases.keys().dataSource(), password, 10);
    CaseStore store = new CaseStore(databases.application().dataSource(), keys, Clock.systemUTC());
    store.run(Actor.system("benchmark", Compartment.INFORMATION), this::load);
  }

  private void load(Tx tx) {
    EntryRules rules = new EntryRules();
    Edition edition = new Edition();
    for (int i = 0; i < RULES; i++) {
      int number = rules.nextNumber(tx);
      rules.insert(tx, number, 1, false, content());
      rules.move(tx, rules.find(tx, number, 1).orElseThrow(), ReviewState.PUBLISHED);
      edition.changed(tx, number, null, 1);
    }
  }

  private RuleContent content() {
    Conditions conditions =
        new Conditions(
            new CountrySet(false, new TreeSet<>(List.of(country(), "ETH"))),
            CountrySet.any(),
            random.nextInt(4) == 0 ? CountrySet.of("KEN", "UGA") : CountrySet.any(),
            random.nextInt(5) == 0 ? new TreeSet<>(Set.of("COD")) : new TreeSet<>(),
            1 + random.nextInt(21),
            random.nextInt(4) == 0 ? Set.of(Purpose.VISIT) : Set.of(),
            random.nextInt(20),
            150,
            random.nextInt(5) == 0 ? Set.of(Item.VISA) : Set.of(),
            random.nextInt(8) == 0 ? Set.of(Item.YELLOW_FEVER) : Set.of(),
            0);
    return new RuleContent(
        DESTINATION,
        random.nextInt(10),
        conditions,
        Effect.conditions(0, Item.PASSPORT, Item.values()[random.nextInt(Item.values().length)]),
        today().minusDays(30),
        Optional.empty(),
        new RuleText("en", "Border office", "Bulletin", "https://health.example/1", "Health"),
        today(),
        today().plusMonths(2));
  }
}
