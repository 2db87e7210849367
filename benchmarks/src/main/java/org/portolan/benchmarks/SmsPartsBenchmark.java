package org.portolan.benchmarks;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.portolan.i18n.sms.SmsParts;

/**
 * The parts of 100,000 random texts, counted by us and by Twilio's own calculator, which npm
 * fetches for the run. Every count must be the same. Timed is counting alone, on both sides in a
 * process that has counted some before: no start, no reading, no writing.
 */
final class SmsPartsBenchmark {

  private static final String CALCULATOR = "sms-segments-calculator@1.3.0";
  private static final int TEXTS = 100_000;
  private static final int SHOWN = 20;

  private final PrintStream out;
  private final Path directory =
      Path.of(System.getProperty("benchmarks.directory")).resolveSibling("sms-parts");

  SmsPartsBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    if (!installed("node") || !installed("npm")) {
      out.println("SMS parts: not measured. Install node 18 or later and npm, and run it again.");
      return;
    }
    Files.createDirectories(directory);
    RandomTexts random = new RandomTexts(4);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      texts.add(random.next(i));
    }
    write(texts);
    long theirs = theirs();
    int different = compare(texts, Files.readAllLines(directory.resolve("counts.txt")));
    long ours = ours(texts);
    out.printf(
        "SMS parts of %,d texts in %d scripts: %d counted otherwise than by Twilio%n",
        TEXTS, random.scripts(), different);
    out.printf(
        "SMS parts counted                   %8.2f µs a text, 1/%.0f of Twilio's time (%.0f µs)%n",
        ours / 1e3 / TEXTS, (double) theirs / ours, theirs / 1e3 / TEXTS);
  }

  /** As JSON in ASCII, because half a surrogate pair has no UTF-8. */
  private void write(List<String> texts) throws IOException {
    JsonMapper json = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    StringBuilder lines = new StringBuilder();
    for (String text : texts) {
      lines.append(json.writeValueAsString(text)).append('\n');
    }
    Files.writeString(directory.resolve("texts.jsonl"), lines);
    try (InputStream script = getClass().getResourceAsStream("count-segments.js")) {
      Files.write(directory.resolve("count-segments.js"), script.readAllBytes());
    }
  }

  /** Nanoseconds of the calculator. */
  private long theirs() throws IOException, InterruptedException {
    execute("npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", ".", CALCULATOR);
    return Long.parseLong(execute("node", "count-segments.js").strip());
  }

  /** Nanoseconds of ours. */
  private static long ours(List<String> texts) {
    long parts = 0;
    long began = System.nanoTime();
    for (String text : texts) {
      parts += SmsParts.of(text).parts();
    }
    long took = System.nanoTime() - began;
    if (parts < TEXTS) {
      throw new IllegalStateException("Not all was counted");
    }
    return took;
  }

  private int compare(List<String> texts, List<String> counts) {
    int different = 0;
    for (int i = 0; i < texts.size(); i++) {
      SmsParts parts = SmsParts.of(texts.get(i));
      String ours =
          String.join(
              " ",
              parts.encoding() == SmsParts.Encoding.GSM_7 ? "GSM-7" : "UCS-2",
              Integer.toString(parts.units()),
              Integer.toString(parts.parts()),
              Integer.toString(parts.left()));
      if (!ours.equals(counts.get(i)) && different++ < SHOWN) {
        out.printf(Locale.ROOT, "text %d: %s here, %s by Twilio%n", i, ours, counts.get(i));
      }
    }
    return different;
  }

  private static boolean installed(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String execute(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
    }
    return said;
  }
}
