package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
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
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** Who a person is: seen, corrected, and never overwritten unseen. */
class PersonIT extends BrowserTest {

  @Test
  void an_officer_corrects_a_person_and_is_told_what_is_wrong() {
    String person = person();
    String alike = person();
    Page page = open(page(Device.DESK, "en"), "officer", person);
    assertAccessible(page);
    assertThat(page.locator("#alike a[href$='" + alike + "']").count()).isOne();
    assertThat(page.textContent("#alike")).contains("same number, like name");
    assertThat(page.locator("#cases a.open").count()).isPositive();
    screenshot(page, "person-desk");

    click(page, "begin");
    assertAccessible(page);
    for (List<String> wrong :
        List.of(
            List.of("1990-02-30", "no such day"),
            List.of("2999", "in the future"),
            List.of("1369", "as old as this"),
            List.of("12.5.1990", "cannot be read"),
            List.of("' OR 1=1 --", "cannot be read"))) {
      page.fill("[id='correct:born']", wrong.get(0));
      click(page, "save");
      assertThat(page.textContent("[id='correct:who']")).contains(wrong.get(1));
    }
    page.fill("[id='correct:name']", "  ");
    page.fill("[id='correct:born']", "1369-02-22");
    page.selectOption("[id='correct:calendar']", "persian");
    click(page, "save");
    assertThat(page.textContent("[id='correct:who']")).contains("A name needs");
    assertAccessible(page);
    screenshot(page, "person-wrong-desk");

    page.fill("[id='correct:name']", "<b>Ann</b> & Co");
    page.fill("[id='correct:latin-name']", "Ann");
    click(page, "save");
    assertThat(page.textContent("[id='correct:who']"))
        .contains("The correction is stored", "<b>Ann</b> & Co", "1990-05-12", "1369-02-22");
    assertThat(page.url()).endsWith(person);
    assertThat(eventsOf(person)).contains("read.person", "person.corrected");
    screenshot(page, "person-corrected-desk");
  }

  @Test
  void of_two_who_correct_at_once_the_second_is_told_what_the_first_changed() {
    String person = person();
    Page first = open(page(Device.DESK, "en"), "officer", person);
    Page second = open(page(Device.PHONE, "ar"), "officer-ar", person);
    click(first, "begin");
    click(second, "begin");
    first.fill("[id='correct:name']", "Omar First");
    click(first, "save");

    second.fill("[id='correct:name']", "Omar Second");
    click(second, "save");
    assertThat(second.textContent("#overtaken")).contains("Omar First", "Omar Second");
    assertThat(second.inputValue("[id='correct:name']")).isEqualTo("Omar Second");
    assertThat(second.getAttribute("html", "dir")).isEqualTo("rtl");
    assertAccessible(second);
    screenshot(second, "person-overtaken-phone-ar");
    first.reload();
    assertThat(first.textContent("h1")).isEqualTo("Omar First");

    click(second, "save");
    assertThat(second.textContent("h1")).isEqualTo("Omar Second");
    screenshot(second, "person-phone-ar");
  }

  @Test
  void another_post_and_who_sees_no_names_find_no_such_person() {
    String person = person();
    Page administrator = StaffDesk.signIn(page(Device.DESK, "en"), "admin");
    NewColleague elsewhere =
        NewColleague.openedBy(
            administrator, "Ida Faraway", "quarantine-officer", "health-authority/far-off");
    assertThat(administrator.request().get(address(person)).status()).isEqualTo(404);

    Page page = page(Device.DESK, "en");
    elsewhere.signsInFirst(page);
    for (String none : List.of(person, UUID.randomUUID().toString(), "x", "")) {
      page.navigate(address(none));
      assertThat(page.textContent("h1")).isEqualTo("No such person");
    }
    assertAccessible(page);
  }

  private static Page open(Page page, String who, String person) {
    StaffDesk.signIn(page, who);
    page.navigate(address(person));
    return page;
  }

  private static String address(String person) {
    return PortolanUnderTest.url("/staff/person?id=" + person).toString();
  }

  private static void click(Page page, String button) {
    page.waitForResponse(
        response -> response.url().contains("/staff/person"),
        () -> page.click("[id='correct:" + button + "']"));
    page.waitForFunction("() => !PrimeFaces.ajax.Queue.requests.length");
  }

  /** Registered for this test, with a quarantine that begins in a month and so asks nothing. */
  private static String person() {
    Keys keys =
        Keys.open(
            PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 10);
    CaseStore store = new CaseStore(PortolanUnderTest.asApplication(), keys, Clock.systemUTC());
    String post = "health-authority/harbour";
    return store.call(
        Actor.system("test", Compartment.IDENTITY, Compartment.HEALTH),
        tx -> {
          Person person =
              new RegisterPerson(keys)
                  .register(
                      tx,
                      new NewPerson(
                          "Nobody Else",
                          Optional.empty(),
                          Optional.of(1990),
                          Language.ENGLISH,
                          ZoneOffset.UTC,
                          new PhoneNumber("+33612987655"),
                          post));
          LocalDate day = tx.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(30);
          new OpenQuarantine(new OpenCase(keys), new Protocols(), keys.sealer())
              .open(tx, new Order(person, post, day, Optional.of(1), Optional.empty()));
          return person.id().toString();
        });
  }

  private static List<String> eventsOf(String person) {
    return Jdbi.create(PortolanUnderTest.asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT kind FROM journal_event WHERE case_id = CAST(:id AS uuid)")
                    .bind("id", person)
                    .mapTo(String.class)
                    .list());
  }
}
