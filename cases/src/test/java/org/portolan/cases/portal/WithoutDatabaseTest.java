package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portolan.cases.portal.APage.EN;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.entry.PublishedRules;
import org.portolan.cases.store.CaseStore;

/** The database does not answer for a while: what is in memory goes on being read. */
class WithoutDatabaseTest {

  private final APage page = new APage();
  private final AtomicBoolean away = new AtomicBoolean();
  private final AtomicLong now = new AtomicLong();

  private CaseStore sometimesAway() {
    DataSource there = page.test.asApplication();
    DataSource sometimes =
        (DataSource)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  if (away.get()) {
                    throw new SQLException("nobody listens");
                  }
                  return method.invoke(there, arguments);
                });
    return new CaseStore(sometimes, page.test.keys(), Clock.systemUTC());
  }

  @Test
  void pages_are_read_on_for_an_hour_and_are_up_to_date_when_it_is_back() {
    PublishedContent content = new PublishedContent(sometimesAway(), now::get);
    page.published(EN, 0, "First", true);
    assertThat(content.now().page(EN, page.slug)).isPresent();

    away.set(true);
    page.published(EN, 1, "Second", true);
    now.addAndGet(Duration.ofMinutes(59).toNanos());
    assertThat(content.now().page(EN, page.slug).orElseThrow().title()).isEqualTo("First");
    now.addAndGet(Duration.ofMinutes(2).toNanos());
    assertThatThrownBy(content::now).isInstanceOf(JdbiException.class);

    away.set(false);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(content.now().page(EN, page.slug).orElseThrow().title()).isEqualTo("Second");
  }

  @Test
  void who_never_saw_any_has_none_to_go_on_with() {
    away.set(true);
    assertThatThrownBy(() -> new PublishedContent(sometimesAway()).now())
        .isInstanceOf(JdbiException.class);
    assertThatThrownBy(() -> new PublishedRules(sometimesAway(), Clock.systemUTC()).current())
        .isInstanceOf(JdbiException.class);
  }

  @Test
  void rules_hold_on_for_an_hour() {
    Instant noon = Instant.parse("2026-11-27T12:00:00Z");
    PublishedRules rules = new PublishedRules(sometimesAway(), () -> noon.plusNanos(now.get()));
    String edition = rules.current().version();

    away.set(true);
    now.addAndGet(Duration.ofMinutes(59).toNanos());
    assertThat(rules.current().version()).isEqualTo(edition);
    now.addAndGet(Duration.ofMinutes(2).toNanos());
    assertThatThrownBy(rules::current).isInstanceOf(JdbiException.class);
  }
}
