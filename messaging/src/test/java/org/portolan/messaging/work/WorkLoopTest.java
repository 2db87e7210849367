package org.portolan.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkLoopTest {

  @ParameterizedTest
  @ValueSource(
      classes = {IllegalStateException.class, StackOverflowError.class, OutOfMemoryError.class})
  void whatever_a_piece_of_work_fails_with_the_thread_goes_on(Class<? extends Throwable> failure)
      throws Exception {
    AtomicInteger steps = new AtomicInteger();
    WorkLoop loop =
        new WorkLoop(
            "test",
            () -> {
              if (steps.incrementAndGet() <= 2) {
                fail(failure);
              }
              return 0;
            },
            new Signal(),
            Duration.ofMillis(1));
    Thread thread = new Thread(loop);
    thread.start();

    await().until(() -> steps.get() > 4);

    assertThat(thread.isAlive()).isTrue();
    loop.stop();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void after_some_work_it_may_wait_for_more_to_come() throws Exception {
    AtomicInteger steps = new AtomicInteger();
    Signal signal = new Signal();
    Duration tenMinutes = Duration.ofMinutes(10);
    WorkLoop loop = new WorkLoop("test", steps::incrementAndGet, signal, tenMinutes, tenMinutes);
    Thread thread = new Thread(loop);
    thread.start();
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    assertThat(steps.get()).isEqualTo(1);
    signal.raise();
    await().until(() -> steps.get() == 2);
    loop.stop();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  private static void fail(Class<? extends Throwable> failure) {
    try {
      throw failure.getConstructor().newInstance();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
