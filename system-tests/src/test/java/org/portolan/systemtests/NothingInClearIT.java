package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * What people write and are called stands nowhere in clear: not in a table or an index, not in the
 * write-ahead log, not in a log of the server's or the database's.
 */
class NothingInClearIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  /** Stands in everything that is written here. */
  private static final String MARK = "zqxmarkzqx";

  /** What everybody calls themselves on WhatsApp in the sandbox. */
  private static final String PROFILE = "Handset Holder";

  /** Put where it must be found. */
  private static final String PLANT = "zqxplantqx";

  private static final Path DIRECTORY = Path.of(System.getProperty("test.directory"));

  /** A value too long for its row is compressed elsewhere, and would hide from a search. */
  @BeforeAll
  static void values_are_stored_as_they_are() {
    superuser(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE EXTERNAL',
                      t.oid::regclass, a.attname)
                    FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
                    WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
                      AND a.attnum > 0 AND a.attstorage IN ('x', 'm')
                    """)
                .mapTo(String.class)
                .list()
                .forEach(handle::execute));
  }

  private static final String FRENCH = "+33612345601";
  private static final String FRENCH_BIRTH = "1984";

  @Test
  void a_word_that_was_not_sealed_is_found_in_whatever_form() throws IOException {
    Traces plants = new Traces(PLANT);
    superuser(handle -> handle.execute("CREATE TABLE planted (value bytea STORAGE EXTERNAL)"));
    Path log = PortolanUnderTest.log().resolve("planted.log");
    for (var form : plants.forms().entrySet()) {
      superuser(
          handle ->
              handle
                  .createUpdate("INSERT INTO planted VALUES (:value)")
                  .bind("value", form.getValue())
                  .execute());
      Files.write(log, form.getValue());
      assertThat(plants.below(PortolanUnderTest.log()))
          .containsExactly(form.getKey() + " in planted.log");
    }
    Files.delete(log);
    checkpoint();

    assertThat(plants.below(DIRECTORY.resolve("database")).stream().map(f -> f.split(" in ")[0]))
        .containsAll(plants.forms().keySet());
  }

  @Test
  void nothing_that_people_write_or_are_called_is_stored_in_clear() throws Exception {
    registersSomebody();
    travellersWrite();
    travellersAttach();
    travellersAsk();
    officersRegister();
    officersWrite();
    administratorsWrite();
    strangersTry();
    checkpoint();

    Traces marks = new Traces(MARK);
    assertThat(marks.below(DIRECTORY.resolve("database"))).isEmpty();
    assertThat(marks.below(PortolanUnderTest.log())).isEmpty();
    assertThat(marks.below(DIRECTORY.resolve("server"))).isEmpty();
    assertThat(marks.below(DIRECTORY.resolve("server-data"))).isEmpty();
    assertThat(new Traces(PROFILE).below(DIRECTORY.resolve("database"))).isEmpty();
  }

  private static void registersSomebody() {
    Keys keys =
        Keys.open(
            PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 10);
    new CaseStore(PortolanUnderTest.asApplication(), keys, Clock.systemUTC())
        .run(
            Actor.system("test", Compartment.IDENTITY),
            tx ->
                new RegisterPerson(keys)
                    .register(
                        tx,
                        new NewPerson(
                            "Somebody " + MARK,
                            Optional.of(MARK + " Latin"),
                            Optional.of(1990),
                            Language.ENGLISH,
                            ZoneOffset.UTC,
                            new PhoneNumber("+33612987699"),
                            "health-authority/harbour")));
  }

  /** By text message, once in a word and once in more than fits into a row. */
  private void travellersWrite() {
    Page handsets = open(Device.DESK, "/handset");
    Locator phone = handsets.locator(".phone[lang=ti]");
    for (String text : new String[] {MARK, (MARK + " ").repeat(140)}) {
      phone.locator("input[type=text]").fill(text);
      phone.locator("input[type=submit]").click();
      handsets.waitForLoadState();
      assertThat(phone.locator(".texts")).containsText(text.strip(), SOON);
    }
  }

  /** By WhatsApp, with a paper; what they call themselves there comes along. */
  private void travellersAttach() {
    Page handsets = open(Device.DESK, "/handset");
    Locator phone = handsets.locator(".phone[lang=ti]");
    phone.locator("select").selectOption("whatsapp");
    phone.locator("input[type=text]").fill("By WhatsApp: " + MARK);
    phone
        .locator("input[type=file]")
        .setInputFiles(
            new FilePayload(
                MARK + ".pdf",
                "application/pdf",
                ("%PDF-1.7\n" + (MARK + " ").repeat(2_000)).getBytes(StandardCharsets.US_ASCII)));
    phone.locator("input[type=submit]").click();
    handsets.waitForLoadState();
    assertThat(phone.locator(".texts")).containsText("By WhatsApp: " + MARK, SOON);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Jdbi.create(PortolanUnderTest.asOwner())
                    .withHandle(
                        h ->
                            h.createQuery(
                                    "SELECT EXISTS (SELECT FROM attachment WHERE media_type ="
                                        + " 'application/pdf')")
                                .mapTo(Boolean.class)
                                .one()));
  }

  /** On their own pages, and is answered there. */
  private void travellersAsk() {
    Page traveller = page(Device.DESK, "fr");
    TravellerDesk.signIn(traveller, open(Device.DESK, "/handset"), "fr", FRENCH, FRENCH_BIRTH);
    traveller.navigate(PortolanUnderTest.url("/fr/my/requests").toString());
    traveller.fill("#text", "A request: " + MARK);
    traveller.click("#ask");
    assertThat(traveller.locator(".request").first()).containsText("A request: " + MARK);

    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer.navigate(PortolanUnderTest.url("/staff/requests").toString());
    officer.locator("a.open").last().click();
    officer.locator("input[type=radio]").last().check();
    officer.fill("[id='answer:reason']", "An answer: " + MARK);
    officer.click("[id='answer:send']");
    assertThat(officer.locator("#answered")).containsText("An answer: " + MARK, SOON);
  }

  /** Everything that a page about a person takes. */
  private void officersRegister() {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer.navigate(PortolanUnderTest.url("/staff/register").toString());
    officer.fill("[id='register:name']", MARK + " Registered");
    officer.fill("[id='register:latin-name']", MARK);
    officer.fill("[id='register:born']", "1977");
    officer.fill("[id='register:phone']", "+33612987698");
    officer.selectOption("[id='register:issuer']", "ERI");
    officer.fill("[id='register:number']", MARK + "7");
    officer.check("[id='register:order']");
    officer.fill("[id='register:first-day']", "2027-01-01");
    officer.fill("[id='register:place']", "Room " + MARK);
    officer.press("[id='register:check']", "Enter");
    officer.locator("[id='register:anyway']").or(officer.locator("#contacts")).first().waitFor();
    if (officer.locator("[id='register:anyway']").isVisible()) {
      officer.press("[id='register:anyway']", "Enter");
    }
    officer.waitForURL("**/staff/person?id=*");
    officer.locator("#contacts summary").click();
    officer.fill("[id='contacts:typed']", MARK + "@somewhere.example");
    officer.press("[id='contacts:add']", "Enter");
    assertThat(officer.locator("[id='contacts:list']")).containsText("e-mail", SOON);
    officer.locator("#relations summary").click();
    officer.fill("[id='relations:typed']", MARK);
    officer.press("[id='relations:find']", "Enter");
    assertThat(officer.locator("[id='relations:all']")).containsText("Somebody " + MARK, SOON);
  }

  /** Notes, searches, and the reasons of emergencies. */
  private void officersWrite() {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer.locator("a.open").first().click();
    officer.waitForURL("**/staff/case?ref=*");
    String reference = officer.url().replaceAll(".*ref=", "");
    officer.locator("[id='person:note']").fill("A note: " + MARK);
    officer.locator("[id='person:note'] ~ button").first().click();
    assertThat(officer.locator(".timeline")).containsText("A note: " + MARK, SOON);
    officer.navigate(PortolanUnderTest.url("/staff/find").toString());
    officer.fill("[id='find:typed']", MARK);
    officer.press("[id='find:typed']", "Enter");
    assertThat(officer.locator("[id='find:found']")).containsText("Somebody " + MARK, SOON);
    officer.navigate(PortolanUnderTest.url("/staff/emergency?ref=" + reference).toString());
    officer.fill("[id='form:reason']", "Because of " + MARK + " and nothing else.");
    officer.click("[id='form:open']");
    officer.waitForLoadState();
  }

  private void administratorsWrite() {
    Page administrator = StaffDesk.signIn(page(Device.DESK, "en"), "admin");
    NewColleague.openedBy(
        administrator, MARK + " Colleague", "quarantine-officer", "health-authority/harbour");
  }

  private void strangersTry() {
    Page page = page(Device.DESK, "en");
    page.navigate(PortolanUnderTest.url("/staff/sign-in").toString());
    page.fill("[id='form:email']", MARK + "@somewhere.example");
    page.fill("[id='form:password']", MARK);
    page.fill("[id='form:code']", "123456");
    page.click("[id='form:submit']");
    assertThat(page.locator(".errors")).isVisible();
    page.navigate(PortolanUnderTest.url("/en/really").toString());
    page.fill("#text", "Is this from you: " + MARK);
    page.fill("#phone", FRENCH);
    page.click("#ask");
    assertThat(page).hasURL(PortolanUnderTest.url("/en/really?asked").toString());
  }

  private static void checkpoint() {
    superuser(handle -> handle.execute("CHECKPOINT"));
  }

  private static void superuser(java.util.function.Consumer<Handle> work) {
    Jdbi.create(PortolanUnderTest.asSuperuser()).useHandle(work::accept);
  }
}
