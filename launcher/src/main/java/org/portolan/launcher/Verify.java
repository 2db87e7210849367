package org.portolan.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.journal.Finding;
import org.portolan.cases.journal.Verdict;
import org.portolan.cases.journal.VerifyJournals;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.WrongMasterPassword;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.settings.Settings.MissingSetting;
import org.portolan.cases.store.CaseStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/**
 * {@code mvn -Pverify}: verifies the journals of the store that this Portolan has or would have,
 * beside a running one or without. One line per finding, and a last one with the counts.
 */
public final class Verify {

  /** Everything holds. */
  public static final int HOLDS = 0;

  /** Something was found, or the store could not be reached. */
  public static final int DAMAGED = 1;

  private static final int CACHED_KEYS = 100;

  private final Launch launch;
  private final PrintStream out;

  /** A verification of the store of a launch, told to a stream. */
  public Verify(Launch launch, PrintStream out) {
    this.launch = launch;
    this.out = out;
  }

  /**
   * Ends the process with 1 when something does not hold or cannot be read.
   *
   * @param arguments nothing for every journal, or one case's reference
   */
  @SuppressWarnings("SystemExit")
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Optional<String> reference =
        Arrays.stream(arguments).filter(each -> each != null && !each.isBlank()).findFirst();
    int outcome = new Verify(Launch.ofProcess(line -> {}), out).run(reference);
    if (outcome != HOLDS) {
      System.exit(outcome);
    }
  }

  /**
   * Verifies.
   *
   * @param reference of one case; empty for every journal
   * @return the exit code: {@value #HOLDS} or {@value #DAMAGED}
   */
  public int run(Optional<String> reference) {
    try (ReachedStore reached = ReachedStore.of(launch)) {
      Settings settings = reached.settings();
      Keys keys =
          Keys.open(
              reached.databases().keys().dataSource(), settings.masterPassword(), CACHED_KEYS);
      CaseStore store =
          new CaseStore(reached.databases().application().dataSource(), keys, Clock.systemUTC());
      VerifyJournals verify = new VerifyJournals(store, keys, settings);
      return print(reference.map(typed -> one(verify, typed)).orElseGet(() -> all(verify)));
    } catch (StartRefused | MissingSetting | UnknownCase e) {
      out.println("The journals cannot be verified. " + e.getMessage());
    } catch (WrongMasterPassword e) {
      out.println("The master password does not open the keys of this database.");
    } catch (JdbiException e) {
      out.println(
          "The case store cannot be read; was it made by another version of Portolan? "
              + e.getMessage().lines().findFirst().orElse(""));
    }
    return DAMAGED;
  }

  private static Verdict all(VerifyJournals verify) {
    return verify.all(events -> {});
  }

  private static Verdict one(VerifyJournals verify, String typed) {
    UUID caseId =
        CaseReference.parse(typed)
            .flatMap(reference -> verify.find(reference.text()))
            .orElseThrow(UnknownCase::new);
    return verify.of(caseId);
  }

  private int print(Verdict verdict) {
    verdict.findings().forEach(finding -> out.println(line(finding)));
    if (verdict.notNamed() > 0) {
      out.println("and " + verdict.notNamed() + " more");
    }
    out.println(
        text(
            "staff.journal.counts",
            Map.of(
                "cases", verdict.cases(),
                "events", verdict.events(),
                "anchors", verdict.anchors())));
    out.println(text(verdict.holds() ? "staff.journal.holds" : "staff.journal.damaged", Map.of()));
    return verdict.holds() ? HOLDS : DAMAGED;
  }

  private static String line(Finding finding) {
    String what = text("staff.damage." + finding.damage().key(), Map.of());
    if (finding instanceof Finding.OfCase found) {
      String reference = found.reference() == null ? "case gone" : found.reference();
      return reference + " " + found.caseId() + " event " + found.number() + ": " + what;
    }
    return "anchor " + finding.number() + ": " + what;
  }

  private static String text(String key, Map<String, ?> arguments) {
    return Texts.product().text(Language.ENGLISH, key, arguments);
  }

  /** No case has the reference that was asked for. */
  private static final class UnknownCase extends RuntimeException {
    UnknownCase() {
      super("There is no case with this reference.");
    }
  }
}
