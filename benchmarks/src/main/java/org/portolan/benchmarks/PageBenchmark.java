package org.portolan.benchmarks;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.quarantine.OpenQuarantine;
import org.portolan.cases.quarantine.OpenQuarantine.Order;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.sample.SampleStaff;
import org.portolan.launcher.sample.SampleStaff.SampleAccount;

/**
 * The whole page of which {@link SealingBenchmark} measures the sealed values: an officer's board
 * of fifty cases with ten sealed fields each, asked for over HTTP by somebody who is signed in. It
 * is reported without a ratio, since there is no page in clear to compare it with.
 */
final class PageBenchmark {

  private static final String PAGE = "/staff/board";
  private static final String NAME = "ራሄል ተስፋዬ";
  private static final String ROW = "href=\"/staff/case?ref=";
  private static final int UNMEASURED = 300;
  private static final int PAGES = 500;
  private static final double KIBIBYTE = 1024.0;

  /** Beside name, Latin name, birth, telephone number and place. */
  private static final int NOTES = SealedLists.FIELDS - 5;

  private final PrintStream out;

  PageBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    try (MeasuredPortolan measured = MeasuredPortolan.start(Map.of())) {
      // the sample's travellers have fewer fields
      measured.execute("UPDATE quarantine SET ended_at = '2026-01-01T00:00:00Z'");
      load(measured);
      Portolan portolan = measured.portolan();
      SampleAccount officer = portolan.sample().orElseThrow().staff().accounts().get(0);
      URI server = URI.create("http://localhost:" + portolan.launch().ports().http());
      SignedInBrowser browser = SignedInBrowser.of(officer, server);
      long began = System.nanoTime();
      byte[] page = board(browser);
      double first = (System.nanoTime() - began) / 1e6;
      Latencies latencies = new Latencies(PAGES);
      for (int i = -UNMEASURED; i < PAGES; i++) {
        began = System.nanoTime();
        board(browser);
        if (i >= 0) {
          latencies.add(System.nanoTime() - began);
        }
      }
      out.printf(
          "Board of 50 cases, the whole page   %s, %.0f KiB; the first after a start %.0f ms%n",
          latencies, page.length / KIBIBYTE, first);
    }
  }

  /** One page, which shows every case once. */
  private static byte[] board(SignedInBrowser browser) throws Exception {
    byte[] page = browser.page(PAGE);
    String html = new String(page, StandardCharsets.UTF_8);
    int rows = (html.length() - html.replace(ROW, "").length()) / ROW.length();
    if (rows != SealedLists.CASES || !html.contains(NAME)) {
      throw new IllegalStateException("A board of " + rows + " cases");
    }
    return page;
  }

  private static void load(MeasuredPortolan measured) {
    Keys keys =
        Keys.open(
            measured.portolan().databases().keys().dataSource(), measured.masterPassword(), 100);
    CaseStore store =
        new CaseStore(
            measured.portolan().databases().application().dataSource(), keys, Clock.systemUTC());
    store.run(
        Actor.system("benchmark", Compartment.IDENTITY, Compartment.HEALTH),
        tx -> {
          for (int i = 0; i < SealedLists.CASES; i++) {
            load(tx, keys, i);
          }
        });
  }

  /** Somebody whose quarantine begins in a month, so that nobody is asked anything meanwhile. */
  private static void load(Tx tx, Keys keys, int i) {
    Person person =
        new RegisterPerson(keys)
            .register(
                tx,
                new NewPerson(
                    NAME,
                    Optional.of("Rahel Tesfaye"),
                    Optional.of(1990),
                    Language.of("am"),
                    ZoneOffset.UTC,
                    new PhoneNumber("+2519112" + (10_000 + i)),
                    SampleStaff.SCOPE));
    LocalDate day = tx.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(30);
    UUID id =
        new OpenQuarantine(new OpenCase(keys), new Protocols(), keys.sealer())
            .open(
                tx,
                new Order(
                    person,
                    SampleStaff.SCOPE,
                    day,
                    Optional.empty(),
                    Optional.of("Harbour hotel, 214")))
            .id();
    Timeline timeline = new Timeline(keys.sealer());
    for (int note = 0; note < NOTES; note++) {
      timeline.note(tx, id, SealedLists.TEXT);
    }
  }
}
