package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** From whatever somebody has in hand to a person's case. */
class FindIT extends BrowserTest {

  @Test
  void an_officer_finds_people_by_name_number_and_reference() {
    Page page = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    page.navigate(PortolanUnderTest.url("/staff/find").toString());
    assertAccessible(page);

    search(page, "Leila Hadad");
    assertThat(page.textContent("[id='find:found']")).contains("ليلى حداد", "Read as a name");
    assertAccessible(page);
    screenshot(page, "find-desk");
    search(page, "hadadd layla");
    assertThat(page.textContent("[id='find:found']")).contains("ليلى حداد");

    String reference = page.textContent("a.open").strip();
    search(page, reference.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
    assertThat(page.textContent("[id='find:found']")).contains("Read as a case reference");
    assertThat(page.locator("a.open").count()).isOne();
    char last = reference.charAt(reference.length() - 1);
    search(page, reference.substring(0, reference.length() - 1) + (last == '0' ? '1' : '0'));
    assertThat(page.textContent("[id='find:found'] [role=alert]")).contains("does not fit");

    for (String nobody :
        List.of("Zzyzx Qwrtp", "+33612999999", "' OR 1=1 --", "😀", "x".repeat(400))) {
      search(page, nobody);
      assertThat(page.textContent("[id='find:found']")).contains("Nobody at your post");
    }
    assertThat(page.url()).as("nothing typed in the address").endsWith("/staff/find");

    search(page, "Leila");
    page.click("a.open");
    page.waitForURL("**/staff/case?ref=*");
    assertThat(searchesInTheJournal()).isPositive();
  }

  @Test
  void a_page_in_arabic_on_a_phone_reads_from_right_to_left() {
    Page page = StaffDesk.signIn(page(Device.PHONE, "ar"), "officer-ar");
    page.navigate(PortolanUnderTest.url("/staff/find").toString());
    search(page, "Haddad");
    assertThat(page.getAttribute("html", "dir")).isEqualTo("rtl");
    assertThat(page.textContent("[id='find:found']")).contains("ليلى حداد");
    assertAccessible(page);
    screenshot(page, "find-phone-ar");
  }

  @Test
  void another_post_finds_nobody_and_who_sees_no_names_has_no_such_page() {
    Page administrator = StaffDesk.signIn(page(Device.DESK, "en"), "admin");
    NewColleague elsewhere =
        NewColleague.openedBy(
            administrator, "Ines Faraway", "quarantine-officer", "health-authority/far-away");
    assertThat(
            administrator.request().get(PortolanUnderTest.url("/staff/find").toString()).status())
        .as("an administrator sees no names")
        .isEqualTo(404);

    Page page = page(Device.DESK, "en");
    elsewhere.signsInFirst(page);
    page.navigate(PortolanUnderTest.url("/staff/find").toString());
    assertAccessible(page);
    for (String typed : List.of("Leila Haddad", "ليلى حداد", reference())) {
      search(page, typed);
      assertThat(page.textContent("[id='find:found']")).contains("Nobody at your post");
    }
  }

  private static void search(Page page, String typed) {
    page.fill("[id='find:typed']", typed);
    page.waitForResponse(
        response -> response.url().contains("/staff/find"),
        () -> page.press("[id='find:typed']", "Enter"));
    page.waitForFunction("() => !PrimeFaces.ajax.Queue.requests.length");
  }

  private static String reference() {
    return Jdbi.create(PortolanUnderTest.asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT reference FROM case_file
                        WHERE scope = 'health-authority/harbour' AND kind = 'quarantine'
                          AND closed_at IS NULL AND erased_at IS NULL LIMIT 1
                        """)
                    .mapTo(String.class)
                    .one());
  }

  private static long searchesInTheJournal() {
    return Jdbi.create(PortolanUnderTest.asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT count(*) FROM journal_event e JOIN case_file f ON f.id = e.case_id
                        WHERE e.kind = 'read.found' AND f.kind = 'person'
                          AND e.actor LIKE 'staff:%'
                        """)
                    .mapTo(Long.class)
                    .one());
  }
}
