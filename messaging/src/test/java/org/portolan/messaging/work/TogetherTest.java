package org.portolan.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.messaging.work.Together.Busy;

class TogetherTest {

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final ExecutorService work = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    callers.shutdownNow();
    work.shutdownNow();
  }

  @Test
  void a_single_caller_is_served_at_once_and_alone() {
    List<Integer> sizes = new ArrayList<>();
    Together<String, String> together =
        new Together<>(
            batch -> {
              sizes.add(batch.size());
              return batch;
            },
            10,
            Runnable::run);

    assertThat(together.with("a")).isEqualTo("a");
    assertThat(together.with("b")).isEqualTo("b");
    assertThat(sizes).containsExactly(1, 1);
  }

  @Test
  void those_who_come_while_work_is_done_share_the_next() throws Exception {
    CountDownLatch firstAtWork = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger arrived = new AtomicInteger();
    List<Integer> sizes = new ArrayList<>();
    Together<Integer, Integer> together =
        new Together<>(
            batch -> {
              sizes.add(batch.size());
              firstAtWork.countDown();
              awaitQuietly(goOn);
              return batch.stream().map(i -> -i).toList();
            },
            4,
            work);
    Future<Integer> first = callers.submit(() -> together.with(100));
    firstAtWork.await();
    List<Future<Integer>> others =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    callers.submit(
                        () -> {
                          arrived.incrementAndGet();
                          return together.with(i);
                        }))
            .toList();
    await().until(() -> arrived.get() == 6 && together.waiting() == 6);
    goOn.countDown();

    assertThat(first.get()).isEqualTo(-100);
    for (int i = 0; i < 6; i++) {
      assertThat(others.get(i).get()).isEqualTo(-i);
    }
    assertThat(sizes).containsExactly(1, 4, 2);
  }

  @Test
  void what_fails_for_one_fails_for_nobody_else() throws Exception {
    Together<Integer, Integer> together =
        new Together<>(
            batch -> {
              if (batch.contains(13)) {
                throw new IllegalStateException("thirteen");
              }
              return batch;
            },
            100,
            work);
    List<Future<Integer>> results =
        IntStream.range(0, 40).mapToObj(i -> callers.submit(() -> together.with(i))).toList();

    for (int i = 0; i < 40; i++) {
      Future<Integer> result = results.get(i);
      if (i == 13) {
        assertThatThrownBy(result::get).hasRootCauseMessage("thirteen");
      } else {
        assertThat(result.get()).isEqualTo(i);
      }
    }
  }

  @Test
  void many_callers_over_and_over_each_get_their_own() throws Exception {
    Set<Integer> served = ConcurrentHashMap.newKeySet();
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger mostAtOnce = new AtomicInteger();
    Together<Integer, Integer> together =
        new Together<>(
            batch -> {
              mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              served.addAll(batch);
              atOnce.decrementAndGet();
              return batch.stream().map(i -> i + 1).toList();
            },
            8,
            work);
    List<Future<Boolean>> results = new ArrayList<>();
    for (int caller = 0; caller < 16; caller++) {
      int from = caller * 1_000;
      results.add(
          callers.submit(
              () -> IntStream.range(from, from + 1_000).allMatch(i -> together.with(i) == i + 1)));
    }

    for (Future<Boolean> result : results) {
      assertThat(result.get()).isTrue();
    }
    assertThat(served).hasSize(16_000);
    assertThat(mostAtOnce).hasValue(1);
  }

  @Test
  void who_does_not_wait_is_told_and_an_error_leaves_the_next_to_be_served() {
    Together<Integer, Integer> together =
        new Together<>(
            batch -> {
              if (batch.contains(13)) {
                throw new StackOverflowError("thirteen");
              }
              return batch;
            },
            10,
            work);

    CompletableFuture<Integer> failed = together.bring(13);
    await().until(failed::isDone);
    assertThat(failed).isCompletedExceptionally();
    assertThat(together.bring(14)).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(14);
  }

  @Test
  void without_a_thread_who_came_is_told_and_the_next_is_served() {
    AtomicBoolean none = new AtomicBoolean(true);
    Together<Integer, Integer> together =
        new Together<>(
            batch -> batch,
            10,
            task -> {
              if (none.getAndSet(false)) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              work.execute(task);
            });

    assertThat(together.bring(1)).isCompletedExceptionally();
    assertThat(together.bring(2)).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(2);
  }

  @Test
  void when_the_database_is_away_a_batch_fails_at_once_and_not_one_by_one() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    CountDownLatch goOn = new CountDownLatch(1);
    Together<Integer, Integer> together =
        new Together<>(
            batch -> {
              tries.incrementAndGet();
              awaitQuietly(goOn);
              throw new IllegalStateException(new SQLException("gone", "08006"));
            },
            64,
            work);
    List<CompletableFuture<Integer>> all =
        IntStream.range(0, 40).mapToObj(together::bring).toList();
    goOn.countDown();

    await().until(() -> all.stream().allMatch(CompletableFuture::isCompletedExceptionally));
    assertThat(tries).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void when_too_many_wait_who_comes_is_told_at_once() {
    CountDownLatch goOn = new CountDownLatch(1);
    Together<Integer, Integer> together = slow(goOn, Duration.ofSeconds(10));
    CompletableFuture<Integer> first = together.bring(0);
    await().until(() -> together.waiting() == 0);
    List<CompletableFuture<Integer>> waiting =
        IntStream.range(1, 4).mapToObj(together::bring).toList();

    assertThat(together.bring(4))
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(Busy.class);

    goOn.countDown();
    assertThat(first).succeedsWithin(Duration.ofSeconds(10));
    assertThat(waiting).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(10)));
    assertThat(together.bring(5)).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(5);
  }

  @Test
  void who_has_waited_too_long_is_told_and_no_longer_worked_for() {
    CountDownLatch goOn = new CountDownLatch(1);
    Together<Integer, Integer> together = slow(goOn, Duration.ofMillis(50));
    CompletableFuture<Integer> first = together.bring(0);
    await().until(() -> together.waiting() == 0);
    CompletableFuture<Integer> second = together.bring(1);

    await().until(() -> first.isDone() && second.isDone());
    assertThatThrownBy(first::join).hasCauseInstanceOf(TimeoutException.class);
    assertThatThrownBy(second::join).hasCauseInstanceOf(TimeoutException.class);
    goOn.countDown();
    await().until(() -> together.waiting() == 0);
    assertThat(worked).containsExactly(0);
  }

  private final List<Integer> worked = new CopyOnWriteArrayList<>();

  private Together<Integer, Integer> slow(CountDownLatch goOn, Duration patience) {
    return new Together<>(
        batch -> {
          awaitQuietly(goOn);
          worked.addAll(batch);
          return batch;
        },
        10,
        work,
        3,
        patience);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
