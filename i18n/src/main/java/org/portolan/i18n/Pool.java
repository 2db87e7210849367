package org.portolan.i18n;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Formats that are not thread-safe and dear to make: made for each thread that needs one at the
 * same moment, lent to one thread at a time, and given back.
 */
final class Pool<T> {

  private final Supplier<T> maker;
  private final Queue<T> idle = new ConcurrentLinkedQueue<>();

  Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  <R> R with(Function<T, R> use) {
    T idled = idle.poll();
    T lent = idled != null ? idled : maker.get();
    try {
      return use.apply(lent);
    } finally {
      idle.offer(lent);
    }
  }
}
