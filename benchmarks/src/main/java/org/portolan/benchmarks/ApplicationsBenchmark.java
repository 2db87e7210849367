package org.portolan.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.portolan.benchmarks.ManyApplications.Made;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.DirectoryFiles;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.checks.CheckFile;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.launcher.Tree;

/**
 * How many applications are accepted in a second, each with twenty answers and a photographed
 * document of one to two megabytes: read, looked through, sealed and durable when they are counted.
 * The baseline writes the same rows and the same bytes in clear, in turns with it, and looks at
 * nothing. Then {@link DocumentPictures} measures how fast their documents are made into what an
 * officer sees.
 */
final class ApplicationsBenchmark {

  private static final int OF_A_ROUND = Integer.getInteger("benchmarks.submissions", 200);
  private static final int ROUNDS = 5;
  private static final int THREADS = 8;
  private static final int PHOTOGRAPHS = 4;
  private static final int CHECKS = 100;

  private final PrintStream out;
  private final Clock clock;

  ApplicationsBenchmark(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  void run() throws Exception {
    List<byte[]> photographs = photographs();
    accept(photographs);
    new DocumentPictures(out, clock).run(photographs);
  }

  private List<byte[]> photographs() throws IOException {
    List<byte[]> photographs = new ArrayList<>();
    for (int i = 0; i < PHOTOGRAPHS; i++) {
      photographs.add(PhotographedDocument.of(i));
    }
    long bytes = photographs.stream().mapToLong(one -> one.length).sum() / PHOTOGRAPHS;
    out.printf("Photographs, of twelve megapixels   %8.2f MB each%n", bytes / 1e6);
    requireCleaned(photographs.get(0));
    return photographs;
  }

  /** Nothing is measured that leaves the place in a picture. */
  private static void requireCleaned(byte[] photograph) {
    byte[] content =
        new CheckFile(AttachmentLimits.of(Settings.of(Map.of())))
            .check(photograph)
            .fold(CheckFile.Fit::content, unfit -> photograph);
    String place = new String(PhotographedDocument.PLACE, StandardCharsets.US_ASCII);
    if (new String(content, StandardCharsets.ISO_8859_1).contains(place)) {
      throw new IllegalStateException("The place still stands in a picture");
    }
  }

  private void accept(List<byte[]> photographs) throws Exception {
    try (MeasuredStore measured = MeasuredStore.of("applications")) {
      // as a node that has none of these cases' keys in memory
      Keys keys = measured.openKeys();
      CaseStore store = new CaseStore(new KeptConnections(measured.application()), keys, clock);
      Path directory = measured.directory().resolve("files");
      Submissions sealed =
          new Submissions(store, keys, new SealedFiles(new DirectoryFiles(directory)), clock);
      ClearSubmissions clear = new ClearSubmissions(store, new DirectoryFiles(directory));
      ManyApplications drafts = new ManyApplications(measured.store(), measured.keys(), 1);
      Latencies latencies = new Latencies(ROUNDS * OF_A_ROUND);
      double ours = 0;
      double theirs = 0;
      // the first round warms both
      for (int round = 0; round <= ROUNDS; round++) {
        Latencies measuring = round == 0 ? new Latencies(OF_A_ROUND) : latencies;
        double one = rate(drafts, photographs, sealed::submit, measuring);
        double other = rate(drafts, photographs, clear::submit, new Latencies(OF_A_ROUND));
        ours += round == 0 ? 0 : one / ROUNDS;
        theirs += round == 0 ? 0 : other / ROUNDS;
        Tree.delete(directory);
      }
      out.printf(
          "Applications accepted and sealed    %8.1f /s, ratio %.2f of the same stored in clear and"
              + " unread (%.1f /s); each %s%n",
          ours, ours / theirs, theirs, latencies);
      alone(photographs);
    }
  }

  private double rate(
      ManyApplications drafts, List<byte[]> photographs, Submitting submitting, Latencies latencies)
      throws Exception {
    List<Made> made = drafts.write(Submissions.drafts(OF_A_ROUND, clock));
    AtomicInteger next = new AtomicInteger();
    Callable<Void> client =
        () -> {
          for (int i = next.getAndIncrement(); i < OF_A_ROUND; i = next.getAndIncrement()) {
            long began = System.nanoTime();
            submitting.submit(made.get(i), photographs.get(i % PHOTOGRAPHS));
            latencies.add(System.nanoTime() - began);
          }
          return null;
        };
    return OF_A_ROUND / (Threads.timed(THREADS, () -> client) / 1e9);
  }

  /** What of it is the looking at a picture. */
  private void alone(List<byte[]> photographs) {
    CheckFile check = new CheckFile(AttachmentLimits.of(Settings.of(Map.of())));
    long began = System.nanoTime();
    for (int i = 0; i < CHECKS; i++) {
      check.check(photographs.get(i % PHOTOGRAPHS));
    }
    out.printf(
        "  of which a photograph looked at   %8.2f ms on one core%n",
        (System.nanoTime() - began) / 1e6 / CHECKS);
  }

  /** One application, with its photograph. */
  @FunctionalInterface
  private interface Submitting {
    void submit(Made draft, byte[] photograph) throws IOException;
  }
}
