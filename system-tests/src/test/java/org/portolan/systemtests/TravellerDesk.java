package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.ContactPoints;
import org.portolan.i18n.phone.PhoneNumber;

/** Signs sample travellers in to their own pages, with the code that comes to their handset. */
final class TravellerDesk {

  private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  private TravellerDesk() {}

  /** Signs in; {@code handsets} shows the sandbox's telephones. */
  static void signIn(Page traveller, Page handsets, String language, String phone, String proof) {
    Locator texts = handsets.locator(".phone:has-text('" + phone + "') .texts");
    String before = last(texts);
    ask(traveller, language, phone, proof);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              handsets.reload();
              // the handset shows the latest texts alone: how many codes there are tells nothing
              return !last(texts).isEmpty() && !last(texts).equals(before);
            });
    enter(traveller, last(texts));
  }

  private static String last(Locator texts) {
    Matcher codes = CODE.matcher(texts.innerText());
    String last = "";
    while (codes.find()) {
      last = codes.group();
    }
    return last;
  }

  /** Asks for a code, up to the page that it is entered on. */
  static void ask(Page page, String language, String phone, String proof) {
    page.navigate(url("/" + language + "/my/sign-in"));
    page.fill("#phone", phone);
    page.fill("#proof", proof);
    page.click("#send");
    assertThat(page).hasURL(url("/" + language + "/my/code"));
  }

  static void enter(Page page, String code) {
    page.fill("#code", code);
    page.click("#go");
  }

  /** Says whether others may read a telephone. */
  static void setShared(String phone, boolean shared) {
    Keys keys =
        Keys.open(
            PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 10);
    Jdbi.create(PortolanUnderTest.asOwner())
        .useHandle(
            owner ->
                owner
                    .createUpdate(
                        "UPDATE contact_point SET shared = :shared WHERE value_index = :index")
                    .bind("shared", shared)
                    .bind("index", new ContactPoints(keys).indexOf(new PhoneNumber(phone)))
                    .execute());
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
