package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of the public, and every page of those who write them, as a program can check it. */
class PublicPagesIT extends BrowserTest {

  /** Below a language; the pages that come along are added from the site's own lists. */
  private static final List<String> PLACES =
      List.of(
          "",
          "travel",
          "travel/rule/1",
          "ask",
          "answer",
          "really",
          "my",
          "search",
          "rumours",
          "keep",
          "offline",
          "feedback?thanks",
          "nothing-here");

  /** Of a person's own: they may be asked without a place to ask below. */
  private static final Set<String> ASKS_ITSELF = Set.of("ask");

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  private static List<String> all(Page reader, String language) {
    List<String> all =
        new ArrayList<>(PLACES.stream().map(place -> "/" + language + "/" + place).toList());
    reader.navigate(url("/" + language + "/"));
    String home = "/" + language + "/";
    for (Object link :
        (List<?>)
            reader.evaluate(
                "home => [...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))"
                    + ".filter(a => a.startsWith(home) && a.split('/').length > 3)",
                home)) {
      all.add(link.toString());
    }
    return all.stream().distinct().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar", "am", "zh-Hans"})
  void every_public_page_is_accessible_and_says_how_to_get_help(String language) {
    Page reader = page(Device.PHONE, "en");
    List<String> pages = all(reader, language);
    assertThat(pages).hasSizeGreaterThan(PLACES.size() + 10);
    for (String path : pages) {
      reader.navigate(url(path));
      assertAccessible(reader);
      assertThat(reader.locator("main a[href='tel:112']").count()).as(path).isPositive();
      if (!ASKS_ITSELF.contains(path.substring(path.lastIndexOf('/') + 1))) {
        assertThat(reader.locator("main a[href='/" + language + "/ask']").count())
            .as(path)
            .isPositive();
      }
      assertThat((Integer) reader.evaluate("document.documentElement.scrollWidth - innerWidth"))
          .as(path)
          .isNotPositive();
    }
    consoleErrors().removeIf(error -> error.contains("404"));
  }

  /** Staff work in English, French, Spanish and Arabic; not in Amharic and Chinese. */
  @ParameterizedTest
  @ValueSource(strings = {"information", "information-ar"})
  void every_page_of_editors_is_accessible(String account) {
    Page editor = StaffDesk.signIn(page(Device.DESK, "en"), account);
    for (String path :
        List.of(
            "/staff/pages",
            "/staff/pages?language=ti",
            "/staff/page?page=quarantine&language=en",
            "/staff/page?page=quarantine&language=am",
            "/staff/page?page=nothing&language=en",
            "/staff/page-facts",
            "/staff/page-facts?page=quarantine",
            "/staff/page-from-answer",
            "/staff/rules",
            "/staff/rule",
            "/staff/rule?number=1",
            "/staff/rule?number=999999",
            "/staff/rumours",
            "/staff/rumour?ref=R-0000-0000",
            "/staff/enquiries",
            "/staff/enquiry?ref=E-0000-0000",
            "/staff/preview",
            "/staff/prompts")) {
      editor.navigate(url(path));
      assertAccessible(editor);
    }
  }

  @Test
  void without_script_the_same_is_there() {
    Page reader = pageWithoutScript(Device.PHONE, "ti");
    reader.navigate(url("/ti/rumours"));
    assertThat(reader.locator("#help").count()).isOne();
    assertThat(reader.context().cookies()).isEmpty();
  }
}
