package org.portolan.systemtests;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The browsers of those who write marked words: strangers have a fresh one, staff one for all. */
final class MarkedPages {

  private final Function<String, Page> browser;
  private final Map<String, Page> desks = new HashMap<>();
  private Page handsets;

  /**
   * @param browser a fresh one of somebody who reads a language, without a page yet
   */
  MarkedPages(Function<String, Page> browser) {
    this.browser = browser;
  }

  /** A fresh one of somebody who reads a language. */
  Page browser(String language) {
    return browser.apply(language);
  }

  /** That of a member of the sample staff, signed in once, at the page where their work begins. */
  Page desk(String name) {
    Page known = desks.get(name);
    if (known == null) {
      desks.put(name, StaffDesk.signIn(browser("en"), name));
      return desks.get(name);
    }
    known.navigate(Marked.url("/staff/"));
    return known;
  }

  /** The sandbox's telephones and mailboxes. */
  Page handsets() {
    if (handsets == null) {
      handsets = browser("en");
    }
    handsets.navigate(Marked.url("/handset"));
    return handsets;
  }
}
