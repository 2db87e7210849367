package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Outage;
import org.portolan.cases.store.TestStore;

/** That the database is away for a moment is held against no application. */
class AwayForAMomentTest {

  /** A store at the time of an application, whose database is away the first, second, … time. */
  private static CaseStore awayAt(int time, AnApplication one) {
    DataSource real = TestStore.shared().asApplication();
    AtomicInteger times = new AtomicInteger();
    DataSource away =
        (DataSource)
            Proxy.newProxyInstance(
                AwayForAMomentTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("getConnection") && times.incrementAndGet() == time) {
                    throw new SQLTransientConnectionException("away");
                  }
                  return method.invoke(real, arguments);
                });
    return new CaseStore(away, TestStore.shared().keys(), Clock.fixed(one.now(), ZoneOffset.UTC));
  }

  @Test
  void one_that_could_not_be_looked_through_is_not_put_off() {
    AnApplication one = AnApplication.of("short-stay").submitted();

    assertThatThrownBy(() -> one.screening(awayAt(1, one)).screen(one.caseId))
        .satisfies(failure -> assertThat(Outage.isBehind(failure)).isTrue());

    assertThat(one.screening(one.store).screen(one.caseId)).isTrue();
  }

  @Test
  void time_goes_on_for_none_of_them_until_it_is_back() {
    AnApplication draft = AnApplication.of("short-stay");
    draft.later(Duration.ofDays(31));
    VisaClock clock =
        new VisaClock(
            awayAt(2, draft),
            draft.applications,
            draft.recusals,
            draft.queue,
            draft.requests,
            draft.notices);

    assertThatThrownBy(() -> clock.pass(1))
        .satisfies(failure -> assertThat(Outage.isBehind(failure)).isTrue());
  }
}
