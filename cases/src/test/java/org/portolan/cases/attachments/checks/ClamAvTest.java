package org.portolan.cases.attachments.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.attachments.checks.MalwareScanner.Verdict;
import org.portolan.cases.settings.Settings;

/** A daemon is asked as clamd(8) says, and only what it calls clean is clean. */
class ClamAvTest {

  private ServerSocket daemon;
  private byte[] received;
  private UnaryOperator<String> answering = unused -> answer(received);

  @BeforeEach
  void a_daemon_listens() throws IOException {
    daemon = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread serving = new Thread(this::serve);
    serving.setDaemon(true);
    serving.start();
  }

  @AfterEach
  void it_ends() throws IOException {
    daemon.close();
  }

  private void serve() {
    while (!daemon.isClosed()) {
      try (Socket asked = daemon.accept()) {
        DataInputStream in = new DataInputStream(asked.getInputStream());
        String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
          all.write(in.readNBytes(length));
        }
        received = all.toByteArray();
        String answer = answering.apply(command);
        asked.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        asked.getOutputStream().flush();
        if (answer.isEmpty()) {
          // until the client has waited long enough
          in.readAllBytes();
        }
      } catch (IOException e) {
        // the test is over, or the client has gone
      }
    }
  }

  private static String answer(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    return text.contains(eicar()) ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0";
  }

  /** The test file of the European Institute for Computer Antivirus Research, in parts. */
  private static String eicar() {
    return "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!" + "$H+H*";
  }

  private Verdict scan(byte[] content) {
    return scanner(daemon.getLocalPort()).scan(content);
  }

  private static MalwareScanner scanner(int port) {
    return new ClamAv("127.0.0.1:" + port, Duration.ofSeconds(1));
  }

  @Test
  void a_file_of_any_length_is_handed_over_whole() {
    for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 3_000_000}) {
      byte[] content = new byte[length];
      new Random(length).nextBytes(content);

      assertThat(scan(content)).isEqualTo(Verdict.CLEAN);
      assertThat(received).isEqualTo(content);
    }
  }

  @Test
  void it_is_asked_by_the_command_for_streams() {
    answering = command -> command.equals("zINSTREAM\0") ? "stream: OK\0" : "UNKNOWN COMMAND\0";
    assertThat(scan(new byte[] {1})).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void malware_is_found() {
    assertThat(scan(eicar().getBytes(StandardCharsets.US_ASCII))).isEqualTo(Verdict.INFECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSTREAM size limit exceeded. ERROR\0",
        "stream: Can't allocate memory ERROR\0",
        "stream: OK",
        "OK\0",
        "\0",
        "stream: OKAY\0",
        ""
      })
  void whatever_else_it_says_or_does_not_say_nobody_knows(String answer) {
    answering = unused -> answer;
    assertThat(scan(new byte[] {1})).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void a_daemon_that_talks_without_end_is_not_listened_to() {
    answering = unused -> "stream: ".repeat(1_000);
    assertThat(scan(new byte[] {1})).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void a_daemon_that_is_not_there_has_not_found_a_file_clean() throws IOException {
    int port = daemon.getLocalPort();
    daemon.close();
    assertThat(scanner(port).scan(new byte[] {1})).isEqualTo(Verdict.UNKNOWN);
    assertThat(new ClamAv("unix:/nowhere/clamd.ctl", Duration.ofSeconds(1)).scan(new byte[] {1}))
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(new ClamAv("nowhere.invalid:3310", Duration.ofSeconds(1)).scan(new byte[] {1}))
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void the_operator_says_where_it_is() {
    assertThat(ClamAv.of(Settings.of(Map.of()))).isSameAs(MalwareScanner.NONE);
    assertThat(MalwareScanner.NONE.scan(new byte[0])).isEqualTo(Verdict.NOT_LOOKED);
    for (String where : new String[] {"clamav:3310", "[::1]:3310", "unix:/run/clamd.ctl"}) {
      assertThat(ClamAv.of(Settings.of(Map.of("PORTOLAN_CLAMAV", where))))
          .isInstanceOf(ClamAv.class);
    }
    for (String where : new String[] {"clamav", "clamav:", ":3310", "clamav:70000"}) {
      assertThatThrownBy(() -> ClamAv.of(Settings.of(Map.of("PORTOLAN_CLAMAV", where))))
          .hasMessageContaining("PORTOLAN_CLAMAV");
    }
  }
}
