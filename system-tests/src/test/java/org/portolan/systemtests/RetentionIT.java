package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.files.OpenCase.OpenedCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.quarantine.CloseEndedQuarantines;
import org.portolan.cases.quarantine.OpenQuarantine;
import org.portolan.cases.quarantine.OpenQuarantine.Order;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.retention.PeopleWithoutCases;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * A case closed a year ago is announced, held, released and forgotten, before the officer's eyes.
 */
class RetentionIT extends BrowserTest {

  private static final Duration A_WHILE = Duration.ofSeconds(30);
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final HasCountOptions COUNTED = new HasCountOptions().setTimeout(20_000);

  @Test
  void a_case_that_has_been_kept_for_its_time_is_announced_held_and_forgotten() {
    OpenedCase old = closedAYearAgo();
    String nobodys = registeredTwoYearsAgo();
    String reference = old.reference().text();
    Awaitility.await().atMost(A_WHILE).until(() -> is(old, "due_at > warned_at"));

    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "protection");
    assertThat(officer.locator("h1")).hasText("What is kept, and for how long");
    Locator row =
        officer
            .locator("[id='coming:announced'] tr")
            .filter(new Locator.FilterOptions().setHasText(reference));
    assertThat(row).containsText("announced");
    Locator alone = officer.locator("[id='coming:announced'] tr").filter(named(nobodys));
    assertThat(alone).containsText("People without a case");
    assertThat(officer.locator(".policies")).containsText("after the last change");
    screenshot(officer, "retention");
    assertAccessible(officer);

    row.locator("button").click();
    officer.click("[id='coming:place']");
    assertThat(officer.locator("[id='coming:said']")).containsText("Please give a reason", SOON);
    officer.fill("[id='coming:reason']", "Appeal 12/2026");
    officer.click("[id='coming:place']");
    assertThat(row).containsText("held", SOON);
    assertThat(row).containsText("Appeal 12/2026");
    assertAccessible(officer);

    set(old, "due_at = warned_at - interval '1 day'");
    row.locator("button").click();
    Locator sure = officer.locator(".ui-confirm-dialog");
    assertThat(sure).containsText("cannot be undone");
    assertThat(is(old, "erased_at IS NULL")).isTrue();
    officer.locator(".ui-confirmdialog-yes").click();
    assertThat(row.locator("text=held")).hasCount(0, COUNTED);

    Awaitility.await().atMost(A_WHILE).until(() -> is(old, "keys_destroyed_at IS NOT NULL"));
    officer.reload();
    assertThat(row).hasCount(0);
    assertThat(officer.locator("main")).containsText("Erased so far");
    assertThat(rowsOf(old)).isZero();
  }

  @Test
  void nobody_else_finds_the_page() {
    Page officer = StaffDesk.signIn(page(Device.DESK, "ar"), "information-ar");

    assertThat(officer.request().get(PortolanUnderTest.url("/staff/retention").toString()).status())
        .isEqualTo(404);
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Keys keys() {
    return Keys.open(
        PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 10);
  }

  /** Somebody without a case, announced; returns how the page names them. */
  private static String registeredTwoYearsAgo() {
    Keys keys = keys();
    Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(-730));
    Person person =
        new CaseStore(PortolanUnderTest.asApplication(), keys, then)
            .call(
                Actor.system("test", Compartment.IDENTITY),
                tx -> new RegisterPerson(keys).register(tx, somebody("+33612987602")));
    CaseStore now = new CaseStore(PortolanUnderTest.asApplication(), keys, Clock.systemUTC());
    new PeopleWithoutCases(now, keys).announce(100);
    return "Person " + person.id().toString().substring(0, 8);
  }

  private static NewPerson somebody(String phone) {
    return new NewPerson(
        "Somebody Long Gone",
        Optional.empty(),
        Optional.empty(),
        Language.ENGLISH,
        ZoneOffset.UTC,
        new PhoneNumber(phone),
        "health-authority/harbour");
  }

  private static OpenedCase closedAYearAgo() {
    Keys keys = keys();
    Clock lastYear = Clock.offset(Clock.systemUTC(), Duration.ofDays(-365));
    CaseStore then = new CaseStore(PortolanUnderTest.asApplication(), keys, lastYear);
    LocalDate day = LocalDate.now(lastYear).minusDays(2);
    return then.call(
        Actor.system("test", Compartment.IDENTITY, Compartment.HEALTH),
        tx -> {
          Person person = new RegisterPerson(keys).register(tx, somebody("+33612987601"));
          OpenedCase opened =
              new OpenQuarantine(new OpenCase(keys), new Protocols(), keys.sealer())
                  .open(
                      tx,
                      new Order(
                          person,
                          "health-authority/harbour",
                          day,
                          Optional.of(1),
                          Optional.empty()));
          new CloseEndedQuarantines().due(tx, 100);
          return opened;
        });
  }

  private static boolean is(OpenedCase old, String what) {
    return Jdbi.create(PortolanUnderTest.asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT EXISTS (SELECT FROM erasure WHERE case_id = :id AND " + what + ")")
                    .bind("id", old.id())
                    .mapTo(Boolean.class)
                    .one());
  }

  private static void set(OpenedCase old, String what) {
    Jdbi.create(PortolanUnderTest.asOwner())
        .useHandle(
            h ->
                h.createUpdate("UPDATE erasure SET " + what + " WHERE case_id = :id")
                    .bind("id", old.id())
                    .execute());
  }

  private static int rowsOf(OpenedCase old) {
    return Jdbi.create(PortolanUnderTest.asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM quarantine WHERE case_id = :id")
                    .bind("id", old.id())
                    .mapTo(Integer.class)
                    .one());
  }
}
