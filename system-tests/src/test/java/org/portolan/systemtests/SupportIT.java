package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
 * A support case from its opening to its end, with a provider in between; then everything that is
 * stored of the person is handed to them.
 */
class SupportIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final HasTextOptions BY_THEN = new HasTextOptions().setTimeout(20_000);

  @Test
  void somebody_is_supported_referred_given_back_and_takes_their_data_along() throws IOException {
    Page worker = StaffDesk.signIn(page(Device.DESK, "en"), "support");
    assertThat(worker).hasURL(url("/staff/support"));
    assertAccessible(worker);
    String reference = isOpened(worker);
    isTakenByOneOfTwo(worker);
    isReferred(worker, reference);
    theProviderGivesItBack(reference);

    worker.navigate(url("/staff/support-case?ref=" + reference));
    assertThat(worker.locator("#notes")).containsText("Came twice, sleeps again");
    assertThat(worker.locator("#notes")).containsText("Harbour Clinic");
    screenshot(worker, "support-case-desk");
    assertAccessible(worker);
    worker.selectOption("[id='side:outcome']", "supported");
    worker.click("[id='side:close']");
    assertThat(worker.locator("#state")).hasText("Closed", BY_THEN);
    isReadFromRightToLeft(reference);
    isHandedOver(reference);
  }

  private String isOpened(Page worker) {
    worker.navigate(url("/staff/person?id=" + somebody()));
    assertAccessible(worker);
    worker.selectOption("[id='support:urgency']", "urgent");
    worker.click("[id='support:open']");
    worker.waitForURL("**/staff/support-case?ref=S-*");
    String reference = worker.url().replaceAll(".*ref=", "");
    worker.navigate(url("/staff/support"));
    assertThat(worker.locator("[id='support:rows']")).containsText(reference);
    screenshot(worker, "support-desk");
    worker.locator("a.open", new Page.LocatorOptions().setHasText(reference)).click();
    worker.click("[id='support:add']");
    assertThat(worker.locator("[id='support:told']")).containsText("Write or choose", SOON);
    worker.fill("[id='support:note']", "Lies awake since the crossing. <b>");
    worker.click("[id='support:add']");
    assertThat(worker.locator("#notes")).containsText("since the crossing. <b>", SOON);
    return reference;
  }

  private void isTakenByOneOfTwo(Page second) {
    Page first = second.context().newPage();
    first.navigate(second.url());
    first.click("[id='side:take']");
    first.fill("[id='side:next']", LocalDate.now(Clock.systemUTC()).plusDays(9).toString());
    first.click("[id='side:plan']");
    assertThat(first.locator("[id='support:told']")).containsText("Done", SOON);
    first.close();
    second.click("[id='side:take']");
    assertThat(second.locator("#overtaken")).containsText("Tomasz Nowak", SOON);
    assertThat(second.locator("#state")).hasText("With a support worker");
    screenshot(second, "support-overtaken-desk");
    assertAccessible(second);
  }

  private void isReferred(Page worker, String reference) {
    worker.click("#refer");
    assertThat(worker.locator("[id='referrals:reference']")).hasValue(reference);
    String provider =
        worker
            .locator("[id='referrals:provider'] option:has-text('Harbour Clinic')")
            .getAttribute("value");
    worker.selectOption("[id='referrals:provider']", provider);
    worker.fill("[id='referrals:consent']", "Agreed, in person");
    worker.click("[id='referrals:refer']");
    assertThat(worker.locator("[id='referrals:all']"))
        .containsText("what the provider needs to know", SOON);
    worker.fill("[id='referrals:told']", "Meron, speaks Tigrinya; come to room 4.");
    worker.click("[id='referrals:refer']");
    assertThat(worker.locator("[id='referrals:list']")).containsText(reference, SOON);
    assertAccessible(worker);
    screenshot(worker, "referrals-desk");
  }

  private void theProviderGivesItBack(String reference) {
    Page provider = StaffDesk.signIn(page(Device.PHONE, "en"), "provider");
    assertThat(provider.request().get(url("/staff/support-case?ref=" + reference)).status())
        .isEqualTo(404);
    assertAccessible(provider);
    provider.locator("a.open", new Page.LocatorOptions().setHasText(reference)).click();
    assertThat(provider.locator(".timeline")).containsText("come to room 4");
    assertThat(provider.locator("main")).not().containsText("since the crossing");
    provider.click("[id='referral:accept']");
    assertThat(provider.locator("#state")).hasText("taken on", BY_THEN);
    provider.click("[id='referral:back']");
    assertThat(provider.locator("[id='referral:told']")).containsText("Write something", SOON);
    screenshot(provider, "referral-phone");
    assertAccessible(provider);
    String address = provider.url();
    provider.navigate(url("/staff/history?ref=" + reference));
    assertThat(provider.locator("main")).not().containsText("Tomasz Nowak");
    assertThat(provider.locator("h1")).hasText("No such case");
    provider.navigate(address);
    Page stale = provider.context().newPage();
    stale.navigate(address);
    provider.fill("[id='referral:note']", "Came twice, sleeps again");
    provider.click("[id='referral:back']");
    provider.waitForURL("**/staff/referrals");
    stale.fill("[id='referral:note']", "Too late");
    stale.click("[id='referral:add']");
    assertThat(stale.locator("h1")).containsText("no such referral", SOON);
    stale.close();
  }

  private void isReadFromRightToLeft(String reference) {
    Page worker = StaffDesk.signIn(page(Device.PHONE, "ar"), "support-ar");
    worker.navigate(url("/staff/support?state=closed"));
    assertThat(worker.locator("html")).hasAttribute("dir", "rtl");
    assertAccessible(worker);
    screenshot(worker, "support-phone-ar");
    worker.locator("a.open", new Page.LocatorOptions().setHasText(reference)).click();
    worker.locator("[id='side:reopen']").waitFor();
    assertAccessible(worker);
    screenshot(worker, "support-case-phone-ar");
  }

  private void isHandedOver(String reference) throws IOException {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "protection");
    assertThat(officer.request().get(url("/staff/support")).status()).isEqualTo(404);
    officer.navigate(url("/staff/export"));
    assertAccessible(officer);
    officer.fill("[id='export:reference']", reference);
    officer.click("[id='export:find']");
    assertThat(officer.locator("#who")).containsText("Meron Tesfay", SOON);
    assertAccessible(officer);
    officer.click("[id='export:take']");
    assertThat(officer.locator("[id='export:told']")).containsText("how you made sure");
    officer.selectOption("[id='export:checked']", "paper");
    officer.fill("[id='export:reason']", "Asked at the counter");
    screenshot(officer, "export-desk");
    Map<String, String> zip =
        unpacked(SavedPapers.save(officer, "[id='export:take']", "portolan.zip"));
    assertThat(zip.get("portolan.json")).contains("since the crossing. <b>", "Meron Tesfay");
    assertThat(zip.get("portolan.html"))
        .contains("<html lang=\"ti\" dir=\"ltr\">", "since the crossing. &lt;b&gt;");
  }

  private static Map<String, String> unpacked(byte[] zip) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static UUID somebody() {
    Keys keys =
        Keys.open(
            PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 10);
    return new CaseStore(PortolanUnderTest.asApplication(), keys, Clock.systemUTC())
        .call(
            Actor.system("test", Compartment.IDENTITY),
            tx ->
                new RegisterPerson(keys)
                    .register(
                        tx,
                        new NewPerson(
                            "Meron Tesfay",
                            Optional.empty(),
                            Optional.of(1988),
                            Language.of("ti"),
                            ZoneOffset.UTC,
                            new PhoneNumber("+33612987650"),
                            "health-authority/harbour"))
                    .id());
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
