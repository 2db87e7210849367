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
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.retention.PeopleWithoutCases;
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

  /** The same with what would be SQL, a script or an expression if it were taken for one. */
  private static final String HOSTILE =
      MARK + "'); DROP TABLE person;-- <script>hacked=1</script><b onclick=\"x\">#{7*191}${7*191}";

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

  /** Words of danger in the stranger's language, which alarm the desk. */
  private static final String IN_DANGER = "Mi marido me pega y tengo miedo. ";

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
    registersSomebody("+33612987699");
    UUID somebody = registersSomebody("+33612987698");
    travellersWrite();
    travellersAttach();
    travellersAsk();
    officersRegister(somebody);
    officersWrite();
    informationWorkersWrite();
    travellersMail();
    protectionOfficersWrite();
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

  private static UUID registersSomebody(String phone) {
    Keys keys =
        Keys.open(
            PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 10);
    Clock longAgo = Clock.offset(Clock.systemUTC(), Duration.ofDays(-500));
    UUID somebody =
        new CaseStore(PortolanUnderTest.asApplication(), keys, longAgo)
            .call(
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
                                new PhoneNumber(phone),
                                "health-authority/harbour"))
                        .id());
    CaseStore store = new CaseStore(PortolanUnderTest.asApplication(), keys, Clock.systemUTC());
    new PeopleWithoutCases(store, keys).announce(100);
    return somebody;
  }

  /** By text message, once in a word and once in more than fits into a row. */
  private void travellersWrite() {
    Page handsets = open(Device.DESK, "/handset");
    Locator phone = handsets.locator(".phone[lang=ti]");
    for (String text : new String[] {HOSTILE, (MARK + " ").repeat(140)}) {
      phone.locator("input[type=text]").fill(text);
      phone.locator("input[type=submit]").click();
      handsets.waitForLoadState();
      assertThat(phone.locator(".texts")).containsText(text.strip(), SOON);
    }
  }

  /** By e-mail, and with an address that nobody has for a code. */
  private void travellersMail() {
    Page handsets = open(Device.DESK, "/handset");
    Locator mailbox = handsets.locator(".mailbox").first();
    mailbox.locator("textarea").fill("By mail: " + HOSTILE);
    mailbox.locator("input[type=submit]").click();
    handsets.waitForLoadState();
    Page worker = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    assertThat(worker.locator("main")).containsText("By mail: " + MARK, SOON);
    TravellerDesk.ask(page(Device.DESK, "en"), "en", MARK + "@traveller.example", "1990");
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
    traveller.fill("#text", "A request: " + HOSTILE);
    traveller.click("#ask");
    assertThat(traveller.locator(".request").first()).containsText("A request: " + HOSTILE);

    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer.navigate(PortolanUnderTest.url("/staff/requests").toString());
    officer.locator("a.open").last().click();
    officer.locator("input[type=radio]").last().check();
    officer.fill("[id='answer:reason']", "An answer: " + HOSTILE);
    officer.click("[id='answer:send']");
    assertThat(officer.locator("#answered")).containsText("An answer: " + HOSTILE, SOON);
  }

  /** Everything that a page about a person takes. */
  private void officersRegister(UUID somebody) {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer.navigate(PortolanUnderTest.url("/staff/register").toString());
    officer.fill("[id='register:name']", HOSTILE + " Registered");
    officer.fill("[id='register:latin-name']", HOSTILE);
    officer.fill("[id='register:born']", "1977");
    officer.fill("[id='register:phone']", "+33612987698");
    officer.selectOption("[id='register:issuer']", "ERI");
    officer.fill("[id='register:number']", MARK + "7");
    officer.check("[id='register:order']");
    officer.fill("[id='register:first-day']", "2027-01-01");
    officer.fill("[id='register:place']", "Room " + HOSTILE);
    officer.press("[id='register:check']", "Enter");
    officer.locator("[id='register:anyway']").or(officer.locator("#contacts")).first().waitFor();
    if (officer.locator("[id='register:anyway']").isVisible()) {
      officer.press("[id='register:anyway']", "Enter");
    }
    officer.waitForURL("**/staff/person?id=*");
    officer.locator("#contacts summary").click();
    officer.fill("[id='contacts:typed']", MARK + "@somewhere.example");
    officer.selectOption("[id='contacts:checked']", "answers");
    officer.press("[id='contacts:add']", "Enter");
    assertThat(officer.locator("[id='contacts:list']")).containsText("e-mail", SOON);
    officer.locator("#papers summary").click();
    officer.selectOption("[id='papers:issuer']", "ERI");
    officer.fill("[id='papers:number']", MARK + "8");
    officer.press("[id='papers:add']", "Enter");
    assertThat(officer.locator("[id='papers:list']"))
        .containsText((MARK + "8").toUpperCase(java.util.Locale.ROOT), SOON);
    officer.locator("#relations summary").click();
    officer.fill("[id='relations:typed']", MARK);
    officer.press("[id='relations:find']", "Enter");
    assertThat(officer.locator("[id='relations:all']")).containsText("Somebody " + MARK, SOON);
    officersCorrect(officer);
    officersKeepApart(officer, somebody);
  }

  /** Why two are not one, beside what is looked for on the board. */
  private static void officersKeepApart(Page officer, UUID somebody) {
    String other = officer.url().replaceAll(".*id=", "");
    officer.navigate(
        PortolanUnderTest.url("/staff/compare?one=" + somebody + "&other=" + other).toString());
    officer.locator("#not-one summary").click();
    officer.selectOption("[id='compare:reason']", "relatives");
    officer.fill("[id='compare:note']", "Not one: " + HOSTILE);
    officer.click("[id='compare:dismiss']");
    assertThat(officer.locator("#apart")).containsText("Not one: " + HOSTILE, SOON);
    officer.navigate(PortolanUnderTest.url("/staff/board").toString());
    officer.fill("#search", MARK + " sought");
    officer.press("#search", "Enter");
    assertThat(officer.locator("[id='live:rows']")).not().containsText("Camille", SOON);
    assertThat(officer.locator("#search")).hasValue(MARK + " sought");
    assertThat(officer).hasURL(PortolanUnderTest.url("/staff/board").toString());
  }

  /** What was taken for nothing but a name stands on the page as it was typed. */
  private static void officersCorrect(Page officer) {
    officer.reload();
    assertThat(officer.locator("h1")).hasText(HOSTILE + " Registered");
    assertThat(officer.locator("#details")).containsText(HOSTILE);
    assertThat(officer.evaluate("() => window.hacked")).isNull();
    officer.click("[id='correct:begin']");
    officer.fill("[id='correct:latin-name']", MARK + " corrected");
    officer.click("[id='correct:save']");
    assertThat(officer.locator("#details")).containsText(MARK + " corrected", SOON);
  }

  /** Notes, searches, and the reasons of emergencies. */
  private void officersWrite() {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer.locator("a.open").first().click();
    officer.waitForURL("**/staff/case?ref=*");
    String reference = officer.url().replaceAll(".*ref=", "");
    officer.locator("[id='person:note']").fill("A note: " + HOSTILE);
    officer.locator("[id='person:note'] ~ button").first().click();
    assertThat(officer.locator(".timeline")).containsText("A note: " + HOSTILE, SOON);
    officer.navigate(PortolanUnderTest.url("/staff/find").toString());
    officer.fill("[id='find:typed']", MARK);
    officer.press("[id='find:typed']", "Enter");
    assertThat(officer.locator("[id='find:found']")).containsText("Somebody " + MARK, SOON);
    officer.navigate(PortolanUnderTest.url("/staff/emergency?ref=" + reference).toString());
    officer.fill("[id='form:reason']", "Because of " + HOSTILE + " and nothing else.");
    officer.click("[id='form:open']");
    officer.waitForLoadState();
  }

  /** To a stranger, on what alarmed them, and in what is only tried out. */
  private void informationWorkersWrite() {
    Page handsets = open(Device.DESK, "/handset");
    Locator phone = handsets.locator(".phone[lang=es]");
    phone.locator("input[type=text]").fill(IN_DANGER + HOSTILE);
    phone.locator("input[type=submit]").click();
    Page worker = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    Locator row =
        worker
            .locator("tr.needs-person")
            .filter(new Locator.FilterOptions().setHasText(MARK))
            .first();
    assertThat(row).containsText(MARK, SOON);
    row.locator("a.open").click();
    worker.waitForURL("**/staff/enquiry?ref=*");
    // what is on its way refreshes the page when it arrives
    assertThat(worker.locator(".timeline .sent").first()).isVisible();
    worker.locator(".timeline .alert textarea").first().fill("Seen to: " + HOSTILE);
    worker.locator(".timeline .alert .acknowledge").first().click();
    assertThat(worker.locator(".timeline .alert").first())
        .containsText("Seen to: " + HOSTILE, SOON);
    worker.fill("[id='answer:text']", "We answer: " + HOSTILE);
    worker.click("[id='answer:send']");
    assertThat(worker.locator(".timeline .sent").first())
        .containsText("We answer: " + HOSTILE, SOON);
    worker.navigate(PortolanUnderTest.url("/staff/preview").toString());
    worker.fill("[id='own:text']", "Tried out: " + HOSTILE);
    worker.locator("[id='own:text']").press("End");
    assertThat(worker.locator("[id='own:counted']")).containsText("room for", SOON);
  }

  /** Why somebody must not be forgotten. */
  private void protectionOfficersWrite() {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "protection");
    officer.locator("[id='coming:announced'] button.hold").first().click();
    officer.fill("[id='coming:reason']", "Held: " + HOSTILE);
    officer.click("[id='coming:place']");
    assertThat(officer.locator("[id='coming:announced']")).containsText("Held: " + HOSTILE, SOON);
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
    page.fill("#text", "Is this from you: " + HOSTILE);
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
