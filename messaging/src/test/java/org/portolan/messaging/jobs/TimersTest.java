package org.portolan.messaging.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimersTest {

  private final ExecutorService timers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    timers.shutdownNow();
  }

  @Test
  void who_let_our_telephone_ring_and_whoever_is_on_duty_wait_for_no_other_job() {
    assertThat(new CallBackJob(null).isUrgent()).isTrue();
    assertThat(new EscalateAlertsJob(null, null, null, null).isUrgent()).isTrue();
  }

  @Test
  void an_urgent_job_is_run_while_another_takes_an_hour() {
    CountDownLatch slowAtWork = new CountDownLatch(1);
    CountDownLatch anHour = new CountDownLatch(1);
    AtomicInteger urgent = new AtomicInteger();
    Collection<Rounds> rounds =
        Timers.rounds(
                List.of(
                    job(
                        false,
                        () -> {
                          slowAtWork.countDown();
                          await().until(() -> anHour.getCount() == 0);
                          return 0;
                        }),
                    job(true, () -> urgent.incrementAndGet() * 0)))
            .values();

    rounds.forEach(one -> timers.execute(one::run));
    await().until(() -> slowAtWork.getCount() == 0);

    await()
        .until(
            () -> {
              rounds.forEach(one -> timers.execute(one::run));
              return urgent.get() >= 3;
            });
    assertThat(anHour.getCount()).isOne();
    anHour.countDown();
  }

  @Test
  void whatever_a_job_fails_with_the_next_has_its_turn() {
    AtomicInteger next = new AtomicInteger();
    Rounds rounds =
        new Rounds(
            List.of(
                job(
                    false,
                    () -> {
                      throw new StackOverflowError("too deep");
                    }),
                job(false, () -> next.incrementAndGet() * 0)));

    rounds.run();
    rounds.run();

    assertThat(next).hasValue(2);
  }

  private static Job job(boolean urgent, IntSupplier work) {
    return new Job() {
      @Override
      public String name() {
        return "a job of the test";
      }

      @Override
      public boolean isUrgent() {
        return urgent;
      }

      @Override
      public int run() {
        return work.getAsInt();
      }
    };
  }
}
