package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Officers look through a thousand rules a page at a time; what that takes is in the report. */
class ManyRulesIT extends BrowserTest {

  private static final int RULES = 1_000;

  /**
   * What a page of lists may weigh uncompressed; all rules at once would be more than a megabyte.
   */
  private static final int LIGHT = 200_000;

  private static void run(String sql) {
    Jdbi.create(PortolanUnderTest.asOwner())
        .useTransaction(
            owner -> {
              owner.execute(sql);
              owner.execute("UPDATE entry_rules_edition SET edition = edition + 1");
            });
  }

  @BeforeEach
  void a_thousand_rules() {
    run(
        """
        INSERT INTO entry_rule_version (rule, version, state, destination, rank, valid_from,
          reviewed_on, review_by, conditions, effect, wording, author, created_at, published_at)
        SELECT 100000 + n, 1, 'published', (ARRAY['ISL', 'FJI', 'TON', 'WSM'])[1 + mod(n, 4)], mod(n, 10),
          '2026-01-01', '2026-11-01', '2027-01-31', v.conditions, v.effect, v.wording, 'system:test',
          '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'
        FROM generate_series(1, %d) n,
          (SELECT conditions, effect, wording FROM entry_rule_version ORDER BY rule LIMIT 1) v
        """
            .formatted(RULES));
  }

  @AfterEach
  void no_more_than_before() {
    run("DELETE FROM entry_rule_version WHERE rule > 100000");
  }

  @Test
  void are_looked_through_a_page_at_a_time(TestReporter report) {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    measured(officer, "/staff/rules", report, "first, with gaps worked out anew");
    assertThat(measured(officer, "/staff/rules", report, "again")).isLessThan(LIGHT);
    measured(officer, "/staff/rule?number=100500", report, "one rule");
    measured(officer, "/staff/rule", report, "a new rule");

    officer.navigate(PortolanUnderTest.url("/staff/rules").toString());
    assertThat(officer.locator("[id='published'] tbody tr")).hasCount(25);
    String first = officer.locator("[id='published'] a.open").first().innerText();
    officer.locator("[id='published'] .ui-paginator-next").first().click();
    assertThat(officer.locator("[id='published'] a.open").first()).not().hasText(first);
    assertThat(officer.locator("[id='published'] tbody tr")).hasCount(25);
    assertAccessible(officer);
    screenshot(officer, "entry-rules-thousand");
  }

  private static int measured(Page officer, String path, TestReporter report, String what) {
    long began = System.nanoTime();
    APIResponse answer = officer.request().get(PortolanUnderTest.url(path).toString());
    int bytes = answer.body().length;
    report.publishEntry(
        path + ", " + what,
        "%d bytes, %d ms with %d rules"
            .formatted(bytes, (System.nanoTime() - began) / 1_000_000, RULES));
    return bytes;
  }
}
