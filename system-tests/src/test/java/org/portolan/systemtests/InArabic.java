package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A page of the consulate as colleagues have it who work in Arabic, on a desk and on a phone. */
final class InArabic {

  private final Page page;
  private final BiConsumer<Page, String> look;

  /**
   * @param look checks accessibility and keeps a picture under a name
   */
  InArabic(Page page, BiConsumer<Page, String> look) {
    this.page = page;
    this.look = look;
  }

  /**
   * Reloads the page in Arabic, and again as it was before.
   *
   * @param open shows what is to be looked at
   */
  void shows(String name, Runnable open) {
    ViewportSize before = page.viewportSize();
    List<UUID> who = speakArabic();
    try {
      page.reload();
      assertThat(page.locator("html")).hasAttribute("dir", "rtl");
      open.run();
      look.accept(page, name + "-desk-ar");
      page.setViewportSize(360, 740);
      look.accept(page, name + "-phone-ar");
    } finally {
      speakEnglishAgain(who);
      page.setViewportSize(before.width, before.height);
    }
    page.reload();
  }

  /** Who works in English works in Arabic from now on; who that is. */
  private static List<UUID> speakArabic() {
    return changed(
        h ->
            h.createQuery(
                    """
                    UPDATE staff_account SET language = 'ar'
                    WHERE scope = 'consulate/harbour' AND language = 'en' RETURNING id
                    """)
                .mapTo(UUID.class)
                .list());
  }

  private static void speakEnglishAgain(List<UUID> who) {
    changed(
        h ->
            h.createUpdate("UPDATE staff_account SET language = 'en' WHERE id = ANY (:who)")
                .bindArray("who", UUID.class, who.toArray())
                .execute());
  }

  private static <R> R changed(Function<Handle, R> change) {
    return Jdbi.create(PortolanUnderTest.asSuperuser())
        .inTransaction(
            h -> {
              // no trigger: nobody changes an account here
              h.execute("SET LOCAL session_replication_role = replica");
              return change.apply(h);
            });
  }
}
