package org.portolan.benchmarks;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.portolan.benchmarks.ManyApplications.Made;
import org.portolan.cases.attachments.DirectoryFiles;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.store.Documents;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.database.Databases;
import org.portolan.launcher.sample.SampleStaff.SampleAccount;

/**
 * How fast the running server makes documents into pictures: two officers are shown each document
 * in the order of arrival, while applications are accepted at fifty a second beside it, and then
 * what is left. A document's picture is made when somebody looks at it, so its backlog is what no
 * officer was shown yet. The baseline decodes and encodes the same pictures with nothing around it.
 */
final class DocumentPictures {

  private static final int ACCEPTED = 500;
  private static final double PER_SECOND = 50;
  private static final int SENDERS = 4;
  private static final int OFFICERS = 2;
  private static final int LARGE = 60;
  private static final int BARE = 80;
  private static final int SMALL_SIDE = 320;

  private final PrintStream out;
  private final Clock clock;

  DocumentPictures(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  void run(List<byte[]> photographs) throws Exception {
    Path files = Path.of(System.getProperty("benchmarks.directory"), "files-of-server");
    try (MeasuredPortolan measured =
        MeasuredPortolan.start(Map.of("PORTOLAN_FILES_DIRECTORY", files.toString()))) {
      List<SignedInBrowser> officers = officers(measured.portolan());
      measure(measured, officers, photographs, new DirectoryFiles(files));
    }
    out.printf(
        "  the same decoded and encoded bare %8.1f /s by %d threads%n",
        bare(photographs), OFFICERS);
  }

  private static List<SignedInBrowser> officers(Portolan portolan) throws Exception {
    URI server = URI.create("http://localhost:" + portolan.launch().ports().http());
    List<SampleAccount> accounts =
        portolan.sample().orElseThrow().staff().accounts().stream()
            .filter(one -> one.role() == StaffRole.CONSULAR_OFFICER)
            .filter(one -> one.scope().equals(ManyApplications.POST))
            .limit(OFFICERS)
            .toList();
    List<SignedInBrowser> officers = new ArrayList<>();
    for (SampleAccount account : accounts) {
      officers.add(SignedInBrowser.of(account, server));
    }
    return officers;
  }

  private void measure(
      MeasuredPortolan measured,
      List<SignedInBrowser> officers,
      List<byte[]> photographs,
      DirectoryFiles files)
      throws Exception {
    Databases databases = measured.portolan().databases();
    try (KeptConnections keyConnections = new KeptConnections(databases.keys().dataSource());
        KeptConnections connections = new KeptConnections(databases.application().dataSource())) {
      Keys keys = Keys.open(keyConnections, measured.masterPassword(), 20_000);
      CaseStore store = new CaseStore(connections, keys, clock);
      List<Made> drafts =
          new ManyApplications(store, keys, 1).write(Submissions.drafts(ACCEPTED, clock));
      Submissions submissions = new Submissions(store, keys, new SealedFiles(files), clock);
      Arriving arriving = new Arriving(store, submissions, drafts, photographs);
      List<UUID> shown = work(officers, arriving);
      look(officers, shown.subList(0, LARGE));
    }
  }

  /** Officers and senders at once, until everything that was sent was shown. */
  private List<UUID> work(List<SignedInBrowser> officers, Arriving arriving) throws Exception {
    AtomicInteger shown = new AtomicInteger();
    List<UUID> documents = Collections.synchronizedList(new ArrayList<>());
    ExecutorService pool = Executors.newFixedThreadPool(officers.size());
    try {
      List<Future<Void>> looking = new ArrayList<>();
      for (SignedInBrowser officer : officers) {
        looking.add(
            pool.submit(
                () -> {
                  while (shown.getAndIncrement() < ACCEPTED) {
                    UUID document = arriving.next();
                    officer.page("/staff/attachment/" + document + "/small");
                    documents.add(document);
                  }
                  return null;
                }));
      }
      double accepting = arriving.send() / 1e9;
      int then = documents.size();
      long began = System.nanoTime();
      for (Future<Void> end : looking) {
        end.get();
      }
      double draining = (System.nanoTime() - began) / 1e9;
      out.printf(
          "Accepted beside officers who look   %8.1f /s; shown meanwhile %d (%.1f /s), backlog %d"
              + " after %.1f s%n",
          ACCEPTED / accepting, then, then / accepting, ACCEPTED - then, accepting);
      out.printf(
          "Documents made into small pictures  %8.1f /s by %d officers, nothing accepted beside it%n",
          (ACCEPTED - then) / draining, OFFICERS);
      return documents;
    } finally {
      pool.shutdownNow();
    }
  }

  private void look(List<SignedInBrowser> officers, List<UUID> documents) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger officer = new AtomicInteger();
    long nanos =
        Threads.timed(
            officers.size(),
            () -> {
              SignedInBrowser own = officers.get(officer.getAndIncrement());
              return () -> {
                for (int i = next.getAndIncrement();
                    i < documents.size();
                    i = next.getAndIncrement()) {
                  own.page("/staff/attachment/" + documents.get(i) + "/large");
                }
                return null;
              };
            });
    out.printf(
        "Documents made into large pictures  %8.1f /s by %d officers%n",
        documents.size() / (nanos / 1e9), officers.size());
  }

  private static double bare(List<byte[]> photographs) throws Exception {
    AtomicInteger left = new AtomicInteger(BARE);
    Callable<Void> client =
        () -> {
          for (int one = left.getAndDecrement(); one > 0; one = left.getAndDecrement()) {
            bare(photographs.get(one % photographs.size()));
          }
          return null;
        };
    Threads.timed(OFFICERS, () -> client);
    left.set(BARE);
    return BARE / (Threads.timed(OFFICERS, () -> client) / 1e9);
  }

  /** All of its points, made small, and encoded. */
  private static void bare(byte[] photograph) throws IOException {
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(photograph));
    int height = SMALL_SIDE * read.getHeight() / read.getWidth();
    BufferedImage small = new BufferedImage(SMALL_SIDE, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(read, 0, 0, SMALL_SIDE, height, null);
    graphics.dispose();
    if (!ImageIO.write(small, "jpg", new ByteArrayOutputStream())) {
      throw new IllegalStateException("Nobody writes pictures");
    }
  }

  /** Applications that come at a steady rate, and their documents in the order of arrival. */
  private static final class Arriving {

    private final CaseStore store;
    private final Submissions submissions;
    private final List<Made> drafts;
    private final List<byte[]> photographs;
    private final Documents documents = new Documents();
    private final BlockingQueue<UUID> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger sent = new AtomicInteger();

    Arriving(
        CaseStore store, Submissions submissions, List<Made> drafts, List<byte[]> photographs) {
      this.store = store;
      this.submissions = submissions;
      this.drafts = drafts;
      this.photographs = photographs;
    }

    /** Sends all; how long it took, in nanoseconds. */
    long send() throws Exception {
      long start = System.nanoTime();
      return Threads.timed(
          SENDERS,
          () ->
              () -> {
                for (int i = sent.getAndIncrement(); i < ACCEPTED; i = sent.getAndIncrement()) {
                  long due = start + (long) (i / PER_SECOND * 1e9);
                  LockSupport.parkNanos(due - System.nanoTime());
                  send(i);
                }
                return null;
              });
    }

    private void send(int number) throws IOException {
      Made draft = drafts.get(number);
      submissions.submit(draft, photographs.get(number % photographs.size()));
      waiting.add(
          store.call(
              Applicant.actor(),
              tx -> documents.of(tx, draft.caseId()).get(0).attachment().orElseThrow()));
    }

    /** The one that has waited the longest. */
    UUID next() throws InterruptedException {
      UUID next = waiting.poll(1, TimeUnit.MINUTES);
      if (next == null) {
        throw new IllegalStateException("No document has come");
      }
      return next;
    }
  }
}
