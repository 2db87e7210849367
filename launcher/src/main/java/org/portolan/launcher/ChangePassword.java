package org.portolan.launcher;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.keys.MasterPassword;
import org.portolan.cases.keys.WrongMasterPassword;
import org.portolan.cases.settings.OperatorSeal;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.settings.Settings.MissingSetting;

/**
 * {@code mvn -q -Ppassword}: changes the master password, beside a running Portolan or without. The
 * new one is typed without echo, or comes by standard input. Where the present one stands in a
 * file, the new one takes its place; settings that are sealed under it are printed, sealed anew.
 *
 * <p>It is cut off nowhere: the new password waits beside the old one until it holds, and the next
 * run ends what was begun.
 */
public final class ChangePassword {

  /** Guessing it costs 100,000 iterations each; nobody has to type it often. In characters. */
  static final int SHORTEST = 16;

  private final Launch launch;
  private final PrintStream out;

  /** For the store of a launch, told to a stream. */
  public ChangePassword(Launch launch, PrintStream out) {
    this.launch = launch;
    this.out = out;
  }

  /** Ends the process with 1 when nothing was changed. */
  @SuppressWarnings("SystemExit")
  public static void main(String[] arguments) throws IOException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    int outcome;
    try {
      outcome = new ChangePassword(Launch.ofProcess(line -> {}), out).run(typed());
    } catch (StartRefused e) {
      out.println("Nothing was changed. " + e.getMessage());
      outcome = 1;
    }
    if (outcome != 0) {
      System.exit(outcome);
    }
  }

  /**
   * Changes it.
   *
   * @param typed the new one; empty to have one drawn, where it stands in a file
   * @return the exit code: 0, or 1 when nothing was changed
   */
  public int run(String typed) {
    try (ReachedStore reached = ReachedStore.of(launch)) {
      MasterPassword keyset = new MasterPassword(reached.databases().keys().dataSource());
      Settings settings = reached.settings();
      Optional<PasswordFile> file = settings.masterPasswordFile().map(PasswordFile::new);
      Optional<String> begun = file.flatMap(there -> there.begun(keyset::opens));
      if (begun.isPresent()) {
        Map<String, String> again = sealedAnew(settings, begun.get());
        file.get().replace();
        out.println("An earlier change was cut off; it is finished, and its password holds.");
        tell(file, again);
      } else {
        change(keyset, settings, file, typed == null ? "" : typed);
      }
      return 0;
    } catch (StartRefused | MissingSetting e) {
      out.println("Nothing was changed. " + e.getMessage());
    } catch (WrongMasterPassword e) {
      out.println("Nothing was changed. The master password does not open the keys.");
    }
    return 1;
  }

  private void change(
      MasterPassword keyset, Settings settings, Optional<PasswordFile> file, String typed) {
    char[] present = settings.masterPassword();
    String next = next(typed, file.isPresent());
    if (next.equals(new String(present))) {
      throw new StartRefused("It is the password that there is.");
    }
    Map<String, String> again = sealedAnew(settings, next);
    file.ifPresent(there -> there.prepare(next));
    keyset.change(present, next.toCharArray());
    file.ifPresent(PasswordFile::replace);
    tell(file, again);
  }

  /** What is sealed in the configuration, while the present password still opens it. */
  private static Map<String, String> sealedAnew(Settings settings, String next) {
    OperatorSeal seal = new OperatorSeal(next.toCharArray());
    Map<String, String> again = new LinkedHashMap<>();
    for (String name : settings.sealed()) {
      again.put(name, seal.sealSetting(settings.require(name.substring("PORTOLAN_".length()))));
    }
    return again;
  }

  private static String next(String typed, boolean mayBeDrawn) {
    if (typed.isEmpty()) {
      if (!mayBeDrawn) {
        throw new StartRefused("The new password is empty; only one in a file can be drawn.");
      }
      return Secrets.draw();
    }
    if (typed.length() < SHORTEST) {
      throw new StartRefused("The new password has less than " + SHORTEST + " characters.");
    }
    if (!typed.equals(typed.strip()) || typed.startsWith("ENC(")) {
      throw new StartRefused("The new password begins or ends as none can.");
    }
    return typed;
  }

  private void tell(Optional<PasswordFile> file, Map<String, String> again) {
    out.println("The master password was changed.");
    out.println(
        file.map(there -> "The new one stands in " + there + "; keep a copy elsewhere.")
            .orElse("Put the new one where the present one is set, before the next start."));
    if (!again.isEmpty()) {
      out.println("These settings were sealed under the old one; replace them:");
      again.forEach((name, value) -> out.println(name + "=" + value));
    }
    out.println(
        "A Portolan that runs goes on. Start it again before the master keyset is replaced.");
  }

  private static String typed() throws IOException {
    Console console = System.console();
    if (console == null) {
      return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
          .readLine();
    }
    char[] once =
        console.readPassword("The new master password, not shown (nothing: one is drawn): ");
    char[] again = console.readPassword("Once more: ");
    if (once == null || again == null || !new String(once).equals(new String(again))) {
      throw new StartRefused("The two are not the same.");
    }
    return new String(once);
  }
}
