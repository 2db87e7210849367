package org.portolan.cases.attachments.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.cases.attachments.checks.MalwareScanner.Verdict;

/**
 * ClamAV's own daemon, where it is installed, with a database of one signature: that of the test
 * file of the European Institute for Computer Antivirus Research.
 */
class RealClamAvTest {

  private static final Path CLAMD = Path.of("/usr/sbin/clamd");
  private static final int MOST_BYTES = 1_048_576;

  /** MD5, length and name, as in sigtool(1). */
  private static final String SIGNATURE = "44d88612fea8a8f36de82e1278abb02f:68:Test-File\n";

  private static final byte[] TEST_FILE =
      ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!" + "$H+H*")
          .getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path directory;

  private Process daemon;

  @BeforeEach
  void it_listens_on_a_socket() throws IOException {
    assumeThat(Files.isExecutable(CLAMD)).as("ClamAV's daemon is not installed here").isTrue();
    Files.createDirectory(directory.resolve("signatures"));
    Files.writeString(directory.resolve("signatures/own.hdb"), SIGNATURE);
    Path settings =
        Files.writeString(
            directory.resolve("clamd.conf"),
            """
            LocalSocket %1$s/socket
            DatabaseDirectory %1$s/signatures
            Foreground yes
            StreamMaxLength %2$d
            """
                .formatted(directory, MOST_BYTES));
    daemon =
        new ProcessBuilder(CLAMD.toString(), "--config-file=" + settings)
            .redirectErrorStream(true)
            .start();
    BufferedReader said = daemon.inputReader();
    String line = said.readLine();
    while (line != null && !line.contains("Self checking")) {
      line = said.readLine();
    }
    assertThat(line).as("it says that it is ready").isNotNull();
  }

  @AfterEach
  void it_ends() {
    if (daemon != null) {
      daemon.destroyForcibly();
    }
  }

  private Verdict scan(byte[] content, Duration longest) {
    return new ClamAv("unix:" + directory.resolve("socket"), longest).scan(content);
  }

  @Test
  void it_finds_what_is_in_its_database_and_answers_for_nothing_else() throws Exception {
    Duration patience = Duration.ofSeconds(20);
    assertThat(scan(TEST_FILE, patience)).isEqualTo(Verdict.INFECTED);
    assertThat(scan(new byte[MOST_BYTES], patience)).isEqualTo(Verdict.CLEAN);
    assertThat(scan(new byte[MOST_BYTES + 1], patience))
        .as("one byte more")
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(scan(new byte[20 * MOST_BYTES], patience)).isEqualTo(Verdict.UNKNOWN);

    signal("-STOP");
    assertThat(scan(TEST_FILE, Duration.ofSeconds(1)))
        .as("it stands still")
        .isEqualTo(Verdict.UNKNOWN);
    signal("-CONT");
    assertThat(scan(TEST_FILE, patience)).isEqualTo(Verdict.INFECTED);

    daemon.destroyForcibly().waitFor();
    assertThat(scan(TEST_FILE, patience)).as("it is down").isEqualTo(Verdict.UNKNOWN);
  }

  private void signal(String signal) throws IOException, InterruptedException {
    String pid = Long.toString(daemon.pid());
    assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
  }
}
