package org.portolan.launcher;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.portolan.cases.settings.OperatorSeal;
import org.portolan.cases.settings.Settings.MissingSetting;

/**
 * {@code mvn -q -Pseal}: seals a secret for the configuration under the master password. The secret
 * is typed without echo, or comes by standard input; never by the command line, which others see.
 */
public final class Seal {

  private final Launch launch;

  /** For the settings of a launch; its master password is drawn if there is none yet. */
  public Seal(Launch launch) {
    this.launch = launch;
  }

  /** Prints {@code ENC(…)}; ends the process with 1 when there is nothing to seal. */
  @SuppressWarnings("SystemExit")
  public static void main(String[] arguments) throws IOException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try {
      out.println(new Seal(Launch.ofProcess(line -> {})).of(typed()));
    } catch (StartRefused | MissingSetting e) {
      out.println("Nothing was sealed. " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * A secret as it may stand in the configuration.
   *
   * @throws StartRefused when there is none
   */
  public String of(String secret) {
    if (secret == null || secret.isEmpty()) {
      throw new StartRefused("The secret is empty.");
    }
    return new OperatorSeal(masterPassword()).sealSetting(secret);
  }

  private char[] masterPassword() {
    new DrawnMasterPassword(launch).require();
    return launch.settings().masterPassword();
  }

  private static String typed() throws IOException {
    if (System.console() != null) {
      char[] typed = System.console().readPassword("The secret, which is not shown: ");
      return typed == null ? null : new String(typed);
    }
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
  }
}
