package org.portolan.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import org.portolan.benchmarks.MessageMix.Message;
import org.portolan.messaging.outbox.Rendering;

/**
 * Messages rendered in a mix of all travellers' languages, against ICU4J alone with compiled
 * patterns, in turns on one thread. Both write the same texts; that is checked first.
 */
final class TextsBenchmark {

  private static final int TURNS = 40;
  private static final int UNMEASURED = 10;
  private static final int TIMES = 200;

  private final PrintStream out;
  private final List<Message> messages = MessageMix.all();
  private long characters;

  TextsBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws IOException {
    BareTexts bare = new BareTexts();
    for (Message message : messages) {
      if (!bare.of(message).equals(rendered(message))) {
        throw new IllegalStateException("Not the same text: " + message);
      }
    }
    long[] spent = new long[2];
    for (int turn = -UNMEASURED; turn < TURNS; turn++) {
      long ours = nanos(TextsBenchmark::rendered);
      long bares = nanos(bare::of);
      spent[0] += turn < 0 ? 0 : ours;
      spent[1] += turn < 0 ? 0 : bares;
    }
    double number = (double) TURNS * TIMES * messages.size();
    out.printf(
        "Messages rendered in 14 languages   %8.0f /s, ratio %.2f of bare ICU4J (%.0f /s);"
            + " %.0f characters each%n",
        number / (spent[0] / 1e9),
        spent[1] / (double) spent[0],
        number / (spent[1] / 1e9),
        characters / (2.0 * (TURNS + UNMEASURED) * TIMES * messages.size()));
  }

  private static String rendered(Message message) {
    return Rendering.of(message.wording(), message.language());
  }

  private long nanos(Function<Message, String> renderer) {
    long began = System.nanoTime();
    for (int i = 0; i < TIMES; i++) {
      for (Message message : messages) {
        characters += renderer.apply(message).length();
      }
    }
    return System.nanoTime() - began;
  }
}
