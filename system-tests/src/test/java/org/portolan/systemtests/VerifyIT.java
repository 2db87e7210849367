package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.launcher.ChangePassword;
import org.portolan.launcher.Launch;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.Verify;
import org.portolan.launcher.server.ServerSources;

/** {@code mvn -Pverify}, beside a running Portolan and after it has stopped. */
@ServerApart
class VerifyIT {

  private static final Path DATA = Apart.DATA;

  private final Launch launch = Apart.launch(Map.of());

  private String printed;

  /** What an earlier run has damaged stays damaged. */
  @BeforeEach
  void begin_anew() throws IOException {
    Apart.beginAnew();
  }

  private int verify(String reference) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        new Verify(launch, new PrintStream(out, true, StandardCharsets.UTF_8))
            .run(Optional.ofNullable(reference));
    printed = out.toString(StandardCharsets.UTF_8);
    return code;
  }

  @Test
  void the_command_says_what_holds_and_names_what_does_not() throws Exception {
    String whole;
    Pattern named;
    try (Portolan portolan = Portolan.start(launch)) {
      await().atMost(Duration.ofSeconds(30)).until(() -> anchorsIn(DATA.resolve("anchors")));
      assertThat(verify(null)).as(printed).isZero();
      assertThat(printed).contains("Everything holds.").doesNotContain(": altered");

      String damaged = one(portolan, "SELECT max(reference) FROM case_file WHERE reference < 'R'");
      whole = one(portolan, "SELECT min(reference) FROM case_file WHERE kind = 'quarantine'");
      assertThat(damaged).isNotEqualTo(whole);
      one(
          portolan,
          """
          WITH cut AS (DELETE FROM journal_event e USING case_file f
            WHERE e.case_id = f.id AND f.reference = '%s' AND e.seq > 1),
          back AS (UPDATE case_file f SET journal_seq = 1, journal_mac =
            (SELECT mac FROM journal_event e WHERE e.case_id = f.id AND e.seq = 1)
            WHERE reference = '%s') SELECT 'cut'
          """
              .formatted(damaged, damaged));
      // the running server may have gone on writing behind what is left
      named =
          Pattern.compile(
              damaged + " [0-9a-f-]{36} event [2-9]: (cut off from here on|altered)\\R");
      assertThat(verify(null)).isOne();
      assertThat(printed).containsPattern(named);
    }

    assertThat(verify(null)).isOne();
    assertThat(printed).containsPattern(named);
    assertThat(printed.lines().filter(line -> line.contains(" event "))).hasSize(1);
    assertThat(verify(whole)).as(printed).isZero();
    assertThat(verify("Q-0000-0000")).isOne();
    assertThat(printed).contains("There is no case with this reference.");
    the_master_password_changes(whole);
    assertThat(LaunchedApart.children(DATA)).isEmpty();
  }

  /** {@code mvn -Ppassword}: what was sealed is read with the new one, drawn or given. */
  private void the_master_password_changes(String reference) throws IOException {
    Path file = DATA.resolve("secrets").resolve("master-password");
    String drawn = Files.readString(file);
    assertThat(changePassword("too short")).isOne();
    assertThat(printed).contains("less than 16 characters");
    assertThat(changePassword(drawn)).isOne();
    assertThat(Files.readString(file)).isEqualTo(drawn);

    assertThat(changePassword("")).as(printed).isZero();
    assertThat(Files.readString(file)).isNotEqualTo(drawn).hasSizeGreaterThan(20);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(printed).contains("The master password was changed.").doesNotContain(drawn);
    assertThat(verify(reference)).as(printed).isZero();

    String holds = Files.readString(file);
    Path coming = file.resolveSibling("master-password.new");
    Files.writeString(coming, "begun and never came to it");
    assertThat(changePassword("four words nobody guesses")).as(printed).isZero();
    assertThat(Files.readString(file)).isEqualTo("four words nobody guesses");
    Files.move(file, coming);
    Files.writeString(file, holds);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(verify(reference)).isOne();
    assertThat(changePassword("anything at all that is long")).isZero();
    assertThat(printed).contains("An earlier change was cut off; it is finished");
    assertThat(verify(reference)).as(printed).isZero();
  }

  private int changePassword(String typed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        new ChangePassword(launch, new PrintStream(out, true, StandardCharsets.UTF_8)).run(typed);
    printed = out.toString(StandardCharsets.UTF_8);
    return code;
  }

  @Test
  void where_there_is_no_portolan_the_command_says_so() {
    Launch nowhere =
        Launch.apart(DATA.resolveSibling("nowhere"), ServerSources.ofBuild(), Map.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(new Verify(nowhere, new PrintStream(out)).run(Optional.empty())).isOne();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("There is no Portolan in ");
    assertThat(DATA.resolveSibling("nowhere")).doesNotExist();
  }

  private static boolean anchorsIn(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return false;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isPresent();
    }
  }

  private static String one(Portolan portolan, String question) throws SQLException {
    try (Connection connection = portolan.databases().owner().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }
}
