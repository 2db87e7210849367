package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import org.junit.jupiter.api.Test;

/** Whoever works at a desk needs no mouse on any of its lists. */
class KeyboardIT extends BrowserTest {

  private static final ContainsTextOptions GONE = new ContainsTextOptions().setTimeout(20_000);
  private static final HasCountOptions SOON = new HasCountOptions().setTimeout(20_000);

  @Test
  void an_officer_finds_a_person_and_goes_through_their_page_and_history_by_keys() {
    Page page = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    page.navigate(url("/staff/duplicates"));
    knowsItsKeys(page);
    page.keyboard().press("/");
    page.waitForURL("**/staff/find");
    assertThat(page.locator("[id='find:typed']")).isFocused();
    page.keyboard().type("Haddad");
    page.keyboard().press("Enter");
    Locator hits = page.locator("[id='find:hits'] tbody tr");
    hits.first().waitFor();
    page.locator("h1").click();
    page.keyboard().press("/");
    assertThat(page.locator("[id='find:typed']")).isFocused();
    page.locator("[id='find:typed']").blur();
    knowsItsKeys(page);
    moves(page);

    page.navigate(url(hits.first().locator("a.person").getAttribute("href")));
    knowsItsKeys(page);
    moves(page);
    page.navigate(url(page.getAttribute("#history", "href")));
    knowsItsKeys(page);
    moves(page);
    page.navigate(url("/staff/requests"));
    knowsItsKeys(page);
  }

  @Test
  void the_lists_of_who_watches_and_who_administers_are_moved_through_by_keys() {
    Page protection = StaffDesk.signIn(page(Device.DESK, "en"), "protection");
    for (String list : new String[] {"/staff/retention", "/staff/openings", "/staff/journal"}) {
      protection.navigate(url(list));
      knowsItsKeys(protection);
    }
    Page administrator = StaffDesk.signIn(page(Device.DESK, "en"), "admin");
    administrator.navigate(url("/staff/accounts"));
    knowsItsKeys(administrator);
    administrator.keyboard().press("/");
    assertThat(administrator.locator("#search")).isFocused();
    administrator.keyboard().type("officer");
    administrator.keyboard().press("Enter");
    assertThat(administrator.locator("[id='accounts:list']")).not().containsText("admin@", GONE);
    assertThat(administrator.locator("[id='accounts:list']")).containsText("officer@");
    assertThat(administrator).hasURL(url("/staff/accounts"));
    moves(administrator);
    administrator.keyboard().press("Enter");
    assertThat(administrator.locator("[id='accounts:panel'] section")).hasCount(1, SOON);
  }

  private static void knowsItsKeys(Page page) {
    Locator keys = page.locator("#keys");
    assertThat(keys).isHidden();
    page.keyboard().press("?");
    assertThat(keys).isVisible();
    page.keyboard().press("Escape");
    assertThat(keys).isHidden();
  }

  /** Down and up again; what has the focus is in the row that is marked. */
  private static void moves(Page page) {
    Locator current = page.locator(".current");
    page.keyboard().press("j");
    assertThat(current).hasCount(1);
    Object first = place(page);
    page.keyboard().press("j");
    page.keyboard().press("k");
    assertThat(current).hasCount(1);
    assertThat(place(page)).isEqualTo(first);
    assertThat(
            page.evaluate(
                "() => document.querySelector('.current').contains(document.activeElement)"))
        .isEqualTo(true);
  }

  private static Object place(Page page) {
    return page.evaluate(
        "() => [...document.querySelectorAll('tr, li')].indexOf(document.querySelector('.current'))");
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
