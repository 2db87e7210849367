package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** Lists that are longer than a page come a page at a time, moved through by keys as well. */
class ListsInPagesIT extends BrowserTest {

  private static final HasCountOptions SOON = new HasCountOptions().setTimeout(20_000);
  private static final String CHECK = "00000000-0000-4000-8000-0000000000aa";

  private static Locator rows(Page page, String table) {
    return page.locator("[id='" + table + "_data'] > tr");
  }

  private static Locator pages(Page page, String table) {
    return page.locator("[id='" + table + "_paginator_bottom'] .ui-paginator-page");
  }

  /** To another page, by keys alone. */
  private static void goTo(Page page, String table, int number) {
    pages(page, table).nth(number - 1).focus();
    page.keyboard().press("Enter");
  }

  private static void movesByKeys(Page page) {
    page.locator("h1").click();
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("k");
    assertThat(page.locator(".current")).hasCount(1);
    assertThat(
            page.evaluate(
                "() => document.querySelector('.current').contains(document.activeElement)"))
        .isEqualTo(true);
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  private static CaseStore store(Keys keys) {
    return new CaseStore(PortolanUnderTest.asApplication(), keys, Clock.systemUTC());
  }

  private static Keys keys() {
    return Keys.open(
        PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 100);
  }

  /** As many of a name at a post of their own. */
  private static UUID register(int people, String name, String post) {
    Keys keys = keys();
    RegisterPerson register = new RegisterPerson(keys);
    return store(keys)
        .call(
            Actor.system("test", Compartment.IDENTITY),
            tx -> {
              UUID last = null;
              for (int i = 0; i < people; i++) {
                last = register.register(tx, somebody(name, i, post)).id();
              }
              return last;
            });
  }

  private static NewPerson somebody(String name, int i, String post) {
    return new NewPerson(
        name,
        Optional.empty(),
        Optional.empty(),
        Language.ENGLISH,
        ZoneOffset.UTC,
        new PhoneNumber("+336129" + (50_000 + i)),
        post);
  }

  private NewColleague colleague(String role, String post) {
    Page administrator = StaffDesk.signIn(page(Device.DESK, "en"), "admin");
    return NewColleague.openedBy(administrator, "Ada " + post.replaceAll("\\W", " "), role, post);
  }

  private static String post() {
    return "health-authority/crowd-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void of_many_who_are_found_only_the_page_that_is_looked_at_has_been_read() {
    String post = post();
    register(45, "Nasrin Karimova", post);
    register(3, "Tomas Ferreira", post);
    Page page = page(Device.DESK, "en");
    colleague("quarantine-officer", post).signsInFirst(page);
    page.navigate(url("/staff/find"));
    search(page, "nasrin karimova");
    assertThat(page.locator("[id='find:found'] > p.m")).containsText("45");
    assertThat(rows(page, "find:hits")).hasCount(20, SOON);
    assertThat(pages(page, "find:hits")).hasCount(3);
    assertThat(read(post)).isEqualTo(20);
    movesByKeys(page);
    assertAccessible(page);
    screenshot(page, "find-pages-desk");

    goTo(page, "find:hits", 3);
    assertThat(rows(page, "find:hits")).hasCount(5, SOON);
    assertThat(read(post)).isEqualTo(25);
    movesByKeys(page);
    assertThat(page).hasURL(url("/staff/find"));

    search(page, "tomas ferreira");
    assertThat(rows(page, "find:hits")).hasCount(3, SOON);
    assertThat(pages(page, "find:hits")).hasCount(0);
    search(page, "Nasrin Karimova");
    assertThat(rows(page, "find:hits")).hasCount(20, SOON);
  }

  private static void search(Page page, String typed) {
    page.fill("[id='find:typed']", typed);
    page.press("[id='find:typed']", "Enter");
  }

  private static long read(String post) {
    return Jdbi.create(PortolanUnderTest.asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT count(*) FROM journal_event e JOIN case_file f ON f.id = e.case_id
                        WHERE e.kind = 'read.found' AND f.scope = :post
                        """)
                    .bind("post", post)
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void a_long_history_is_read_a_page_at_a_time_on_a_phone_and_from_right_to_left() {
    String post = "health-authority/harbour";
    UUID person = register(1, "Dawit Long " + UUID.randomUUID(), post);
    Keys keys = keys();
    store(keys)
        .run(Actor.system("test", Compartment.IDENTITY), tx -> happens(tx, keys, person, 60));
    int rest = events(person) - 50;
    assertThat(rest).isBetween(10, 20);
    Page page = StaffDesk.signIn(page(Device.PHONE, "ar"), "officer-ar");
    page.navigate(url("/staff/history?person=" + person));
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    assertThat(rows(page, "history:events")).hasCount(25, SOON);
    assertThat(pages(page, "history:events")).hasCount(3);
    assertAccessible(page);
    screenshot(page, "history-pages-phone-ar");

    // a phone has no room for the numbers of pages
    page.locator("[id='history:events_paginator_bottom'] .ui-paginator-last").focus();
    page.keyboard().press("Enter");
    assertThat(rows(page, "history:events")).hasCount(rest, SOON);
  }

  private static int events(UUID person) {
    return Jdbi.create(PortolanUnderTest.asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM journal_event WHERE case_id = :person")
                    .bind("person", person)
                    .mapTo(Integer.class)
                    .one());
  }

  private static void happens(Tx tx, Keys keys, UUID person, int events) {
    PersonJournal journal = new PersonJournal(keys);
    for (int i = 0; i < events; i++) {
      journal.record(tx, person, "person.corrected", Map.of("time", i));
    }
  }

  @Test
  void what_a_verification_found_comes_a_page_at_a_time() {
    plantFindings(30);
    Page page = StaffDesk.signIn(page(Device.DESK, "en"), "protection");
    page.navigate(url("/staff/journal"));
    assertThat(page.locator(".verdict.damaged")).isVisible();
    assertThat(rows(page, "journal:findings")).hasCount(25, SOON);
    assertThat(pages(page, "journal:findings")).hasCount(2);
    assertThat(rows(page, "journal:findings").first()).containsText("Q-0000-0001");
    assertAccessible(page);
    goTo(page, "journal:findings", 2);
    assertThat(rows(page, "journal:findings")).hasCount(5, SOON);
    movesByKeys(page);
    screenshot(page, "journal-pages-desk");
  }

  /**
   * Of cases that were never there, so that every journal of the run still holds; in a verification
   * later than any that others asked for.
   */
  private static void plantFindings(int findings) {
    Jdbi.create(PortolanUnderTest.asOwner())
        .useHandle(
            owner -> {
              owner.execute(
                  """
                  INSERT INTO journal_check (id, state, started_by, started_at, seen_at, ended_at)
                  SELECT CAST(? AS uuid), 'ended', 'system:test', late, late, late
                  FROM (SELECT GREATEST(now(), max(started_at) + interval '1 second') AS late
                    FROM journal_check) AS others
                  """,
                  CHECK);
              owner.execute(
                  """
                  INSERT INTO journal_finding (check_id, position, damaged_case, reference,
                    case_compartment, case_scope, number, damage)
                  SELECT CAST(? AS uuid), n, gen_random_uuid(), 'Q-0000-0001', 'health',
                    'health-authority/harbour', n, 'altered'
                  FROM generate_series(1, ?) AS n
                  """,
                  CHECK,
                  findings);
            });
  }

  @AfterEach
  void nothing_was_found() {
    Jdbi.create(PortolanUnderTest.asOwner())
        .useHandle(
            owner -> {
              owner.execute("DELETE FROM journal_finding WHERE check_id = CAST(? AS uuid)", CHECK);
              owner.execute("DELETE FROM journal_check WHERE id = CAST(? AS uuid)", CHECK);
            });
  }
}
