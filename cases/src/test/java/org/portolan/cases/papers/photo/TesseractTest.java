package org.portolan.cases.papers.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.papers.mrz.MrzReader;
import org.portolan.cases.papers.mrz.MrzReading;
import org.portolan.cases.papers.mrz.ZoneInText;
import org.portolan.cases.settings.Settings;

/** A program reads pictures, and whatever it does instead harms nobody. */
class TesseractTest {

  private static final Path REAL = Path.of("/usr/bin/tesseract");

  /** Printed by ICAO (Doc 9303 part 4). */
  private static final String ZONE =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path directory;

  /** A program that does something else than Tesseract. */
  private PictureReader program(String script, Duration longest) throws IOException {
    Path program = directory.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new Tesseract(program.toString(), "eng", longest);
  }

  @Test
  void it_gets_the_picture_and_what_it_says_is_returned() throws IOException {
    byte[] picture = new byte[3_000_000];
    Arrays.fill(picture, (byte) 'x');

    assertThat(program("echo \"$@\"; wc -c", LONG).read(picture))
        .hasValueSatisfying(
            said ->
                assertThat(said)
                    .startsWith("stdin stdout -l eng --psm 6 -c tessedit_char_whitelist=ABC")
                    .endsWith("3000000\n"));
  }

  @Test
  void it_sees_no_variable_of_ours() throws IOException {
    String said = program("cat > /dev/null; /usr/bin/env", LONG).read(new byte[1]).orElseThrow();

    assertThat(said).contains("OMP_THREAD_LIMIT=1").doesNotContain("HOME=", "USER=", "JAVA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // fails, without and with having read; says more than stands in any picture
        "exit 3",
        "cat > /dev/null; echo P; exit 1",
        "cat > /dev/null; exec /usr/bin/yes",
        "exec /usr/bin/yes",
        "kill -9 $$"
      })
  void one_that_fails_has_read_nothing(String script) throws IOException {
    assertThat(program(script, Duration.ofSeconds(2)).read(new byte[2_000_000])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // reads nothing; reads and says nothing, with a child that holds its output open
        "echo $$ > PID; exec sleep 600",
        "cat > /dev/null; sleep 600 & echo $! > PID; wait",
        "cat > /dev/null; echo $$ > PID; exec 1>&-; exec sleep 600"
      })
  void one_that_hangs_is_ended_with_all_it_has_started(String script) throws IOException {
    Path pid = directory.resolve("pid");
    PictureReader hanging =
        program(script.replace("PID", pid.toString()), Duration.ofMillis(1_500));

    assertThat(hanging.read(new byte[2_000_000])).isEmpty();
    long started = Long.parseLong(Files.readString(pid).strip());
    long patience = System.nanoTime() + LONG.toNanos();
    while (runs(started) && System.nanoTime() < patience) {
      Thread.onSpinWait();
    }
    assertThat(runs(started)).isFalse();
  }

  /** One that has ended and that nobody has asked about yet has no program any more. */
  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).flatMap(one -> one.info().command()).isPresent();
  }

  @Test
  void one_that_is_not_there_or_is_no_program_has_read_nothing() throws IOException {
    assertThat(new Tesseract("/nowhere/tesseract", "eng", LONG).read(new byte[1])).isEmpty();
    Path text = Files.writeString(directory.resolve("text"), "no program");
    assertThat(new Tesseract(text.toString(), "eng", LONG).read(new byte[1])).isEmpty();
  }

  @Test
  void the_operator_says_which() {
    assertThat(Tesseract.of(Settings.of(Map.of()))).isSameAs(PictureReader.NONE);
    assertThat(PictureReader.NONE.isThere()).isFalse();
    assertThat(PictureReader.NONE.read(new byte[1])).isEmpty();
    assertThat(of("/usr/bin/tesseract", "mrz").isThere()).isTrue();
    assertThatThrownBy(() -> of("tesseract", "eng")).hasMessageContaining("PORTOLAN_TESSERACT");
    for (String language : new String[] {"--psm", "eng mrz", "../eng", "é"}) {
      assertThatThrownBy(() -> of("/usr/bin/tesseract", language))
          .hasMessageContaining("PORTOLAN_TESSERACT_LANGUAGE");
    }
  }

  private static PictureReader of(String program, String language) {
    return Tesseract.of(
        Settings.of(
            Map.of("PORTOLAN_TESSERACT", program, "PORTOLAN_TESSERACT_LANGUAGE", language)));
  }

  /** Where the real one is installed: a page with a zone in letters of one width. */
  @Test
  void the_real_one_reads_a_zone() throws IOException {
    assumeThat(Files.isExecutable(REAL)).as("Tesseract is not installed here").isTrue();
    PictureReader real = new Tesseract(REAL.toString(), "eng", Duration.ofSeconds(60));

    Optional<String> read = real.read(page()).flatMap(ZoneInText::find);
    assertThat(read).isPresent();
    assertThat(MrzReader.read(read.get(), LocalDate.of(2011, 1, 1)))
        .isInstanceOfSatisfying(
            MrzReading.Read.class,
            zone -> {
              assertThat(zone.zone().number()).isEqualTo("L898902C3");
              assertThat(zone.zone().name().written()).isEqualTo("Anna Maria Eriksson");
            });
    assertThat(real.read("no picture".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isEmpty();
  }

  private static byte[] page() throws IOException {
    BufferedImage page = new BufferedImage(1_600, 1_100, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(new Color(0xF2EFE6));
    graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
    graphics.setColor(new Color(0x222222));
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 34));
    graphics.drawString("PASSPORT  UTOPIA", 600, 120);
    graphics.drawString("ERIKSSON", 600, 300);
    graphics.drawString("ANNA MARIA", 600, 360);
    graphics.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 54));
    int y = 900;
    for (String line : ZONE.split("\n")) {
      graphics.drawString(line, 60, y);
      y += 90;
    }
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(page, "jpg", out);
    return out.toByteArray();
  }
}
