package org.portolan.messaging.channel;

import java.io.InputStream;
import java.util.function.Function;

/** Whoever keeps what came with messages until we have fetched it. */
public interface MediaSource {

  /** Whether something lies with this one, by the address under which we were told of it. */
  boolean has(String address);

  /** Begins to fetch it. Asks nobody else than this source, whatever the address says. */
  Given open(String address);

  /** What comes of asking. */
  sealed interface Given {

    /** Answers according to which it is. */
    <R> R fold(Function<There, R> there, Function<Gone, R> gone, Function<NotNow, R> notNow);
  }

  /**
   * It comes.
   *
   * @param bytes how many it will be by the source's word; -1 when it does not say
   * @param content to be closed; reading may fail at any time
   */
  record There(long bytes, InputStream content) implements Given {
    @Override
    public <R> R fold(
        Function<There, R> there, Function<Gone, R> gone, Function<NotNow, R> notNow) {
      return there.apply(this);
    }
  }

  /** The source does not have it. Of what came a moment ago that may still change. */
  record Gone() implements Given {
    @Override
    public <R> R fold(
        Function<There, R> there, Function<Gone, R> gone, Function<NotNow, R> notNow) {
      return gone.apply(this);
    }
  }

  /**
   * The source did not answer, or not as it should.
   *
   * @param cause short, without anything personal
   */
  record NotNow(String cause) implements Given {
    @Override
    public <R> R fold(
        Function<There, R> there, Function<Gone, R> gone, Function<NotNow, R> notNow) {
      return notNow.apply(this);
    }
  }
}
