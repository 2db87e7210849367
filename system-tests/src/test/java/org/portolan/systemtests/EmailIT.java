package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.KeepContacts;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PreferChannel;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.store.CaseStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** Somebody asks by e-mail and is answered by e-mail; an address opens somebody's own pages. */
class EmailIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final String STRANGER = "rosa@example.org";
  private static final String QUESTION = "Do I need a visa to change planes?";
  private static final String ANSWER = "Not if you stay in the airport.";
  private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  private static Locator mailbox(Page handsets, String address) {
    return handsets.locator(".mailbox[data-mailbox='" + address + "']");
  }

  @Test
  void a_question_by_mail_is_answered_by_mail_and_both_stand_on_the_timeline() {
    Page handsets = open(Device.DESK, "/handset");
    Locator mailbox = mailbox(handsets, STRANGER);
    mailbox.locator("textarea").fill(QUESTION);
    mailbox.locator("input[type=submit]").click();
    handsets.waitForLoadState();
    assertThat(mailbox.locator(".theirs").last()).containsText("a person will answer", SOON);

    Page worker = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    worker
        .locator("tr")
        .filter(new Locator.FilterOptions().setHasText(QUESTION))
        .locator("a.open")
        .click();
    worker.waitForURL("**/staff/enquiry?ref=*");
    Locator received = worker.locator(".timeline .received").first();
    assertThat(received).containsText(QUESTION);
    assertThat(received).containsText("e-mail");
    assertThat(worker.locator("label[for='answer:text']")).containsText("by e-mail");
    assertThat(worker.locator("[id='person']")).containsText("E-mail address");
    worker.fill("[id='answer:text']", ANSWER);
    worker.locator("[id='answer:text']").press("End");
    assertThat(worker.locator("[id='answer:parts']")).containsText("characters left", SOON);
    assertThat(worker.locator("[id='answer:parts']")).not().containsText("Sent as");
    worker.click("[id='answer:send']");
    assertThat(worker.locator(".timeline .sent").first()).containsText(ANSWER, SOON);
    assertThat(worker.locator(".timeline .sent").first()).containsText("e-mail");
    assertThat(mailbox.locator(".theirs").last()).containsText(ANSWER, SOON);

    mailbox.locator("textarea").fill("Thank you");
    mailbox.locator("input[type=submit]").click();
    assertThat(worker.locator(".timeline .received").first()).containsText("Thank you", SOON);
    assertThat(worker.locator(".timeline .received").first()).not().containsText("wrote:");
    screenshot(worker, "email-enquiry");
    screenshot(handsets, "email-handset");
    assertAccessible(handsets);
    assertAccessible(worker);
  }

  @Test
  void an_address_gets_a_code_and_its_holder_says_where_to_write_first() {
    String address = "leila." + UUID.randomUUID() + "@example.org";
    UUID person = registered(address);
    Page handsets = open(Device.DESK, "/handset");
    Page traveller = page(Device.PHONE, "ar");
    TravellerDesk.ask(traveller, "ar", address, "1988");
    screenshot(traveller, "email-code-phone-ar");
    Locator mails = mailbox(handsets, address).locator(".texts");
    await()
        .atMost(Duration.ofSeconds(30))
        // the page may be on its way to itself just then
        .ignoreExceptionsInstanceOf(PlaywrightException.class)
        .until(
            () -> {
              handsets.reload();
              return mails.count() > 0 && CODE.matcher(mails.innerText()).find();
            });
    Matcher code = CODE.matcher(mails.innerText());
    code.find();
    TravellerDesk.enter(traveller, code.group());

    assertThat(traveller.locator("#prefer")).containsText("البريد الإلكتروني", SOON);
    traveller.locator("#prefer input[value=email]").check();
    traveller.click("#save");
    assertThat(traveller.locator("[role=status]")).isVisible();
    screenshot(traveller, "email-prefer-phone-ar");
    assertAccessible(traveller);

    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer.navigate(PortolanUnderTest.url("/staff/person?id=" + person).toString());
    assertThat(officer.locator("[id='contacts:preferred']")).hasValue("email");
    officer.selectOption("[id='contacts:preferred']", "sms");
    officer.click("[id='contacts:prefer']");
    assertThat(officer.locator("[id='contacts:all']")).containsText("Noted.", SOON);
    screenshot(officer, "email-person");
    assertAccessible(officer);
  }

  private static UUID registered(String address) {
    Keys keys =
        Keys.open(
            PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 10);
    CaseStore store = new CaseStore(PortolanUnderTest.asApplication(), keys, Clock.systemUTC());
    NewPerson leila =
        new NewPerson(
            "Leila Mansour",
            Optional.empty(),
            Optional.of(1988),
            Language.of("ar"),
            ZoneId.of("Asia/Beirut"),
            new PhoneNumber(String.format("+9613%06d", System.nanoTime() % 1_000_000)),
            "health-authority/harbour");
    return store.call(
        PreferChannel.actor(),
        tx -> {
          UUID person = new RegisterPerson(keys).register(tx, leila).id();
          new KeepContacts(keys, new PersonJournal(keys))
              .add(tx, person, address, Optional.of(IdentityCheck.PAPER));
          return person;
        });
  }
}
