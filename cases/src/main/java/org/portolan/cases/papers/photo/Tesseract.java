package org.portolan.cases.papers.photo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.portolan.cases.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Tesseract, a program of the operator's, started for each picture by itself and not by a
 * shell. It gets the picture through its standard input, so that nothing lies on a disk in clear;
 * it gets no variable of ours, where secrets may stand; and it ends after a time, with whatever it
 * has started. What it says is cut at a length, and thrown away when it failed.
 */
public final class Tesseract implements PictureReader {

  private static final Logger LOG = LoggerFactory.getLogger(Tesseract.class);

  private static final String PROGRAM = "TESSERACT";
  private static final String LANGUAGE = "TESSERACT_LANGUAGE";
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_+]{0,60}");

  /** On a core that is busy otherwise; alone it takes a second or two. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Far more than stands on a page of a passport. */
  private static final int MOST_BYTES = 16_384;

  private final List<String> command;
  private final Duration longest;

  /**
   * @param program where it is, from the root on
   * @param language of its data: {@code eng}, or one for the letters of zones
   * @param longest after that it is ended
   * @throws IllegalArgumentException when one of both cannot be
   */
  Tesseract(String program, String language, Duration longest) {
    if (!Path.of(program).isAbsolute()) {
      throw new IllegalArgumentException("PORTOLAN_TESSERACT must be a path from the root on.");
    }
    if (!NAME.matcher(language).matches()) {
      throw new IllegalArgumentException("PORTOLAN_TESSERACT_LANGUAGE is no name of its data.");
    }
    this.command =
        List.of(
            program,
            "stdin",
            "stdout",
            "-l",
            language,
            // one block of text, and the letters of zones alone
            "--psm",
            "6",
            "-c",
            "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<");
    this.longest = longest;
  }

  /** The operator's, or {@link PictureReader#NONE}. */
  public static PictureReader of(Settings settings) {
    String language = settings.find(LANGUAGE).map(String::strip).orElse("eng");
    return settings
        .find(PROGRAM)
        .<PictureReader>map(program -> new Tesseract(program.strip(), language, LONGEST))
        .orElse(NONE);
  }

  @Override
  public boolean isThere() {
    return true;
  }

  @Override
  public Optional<String> read(byte[] picture) {
    try {
      return read(start(), picture);
    } catch (IOException e) {
      LOG.warn("Tesseract cannot be asked: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private Process start() throws IOException {
    ProcessBuilder starting =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    starting.environment().clear();
    // one core, whatever it would like
    starting.environment().put("OMP_THREAD_LIMIT", "1");
    return starting.start();
  }

  private Optional<String> read(Process program, byte[] picture) throws IOException {
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            () -> end(program),
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
    try {
      try (OutputStream in = program.getOutputStream()) {
        in.write(picture);
      }
      byte[] said = program.getInputStream().readNBytes(MOST_BYTES + 1);
      if (said.length > MOST_BYTES) {
        LOG.warn("Tesseract says more than stands in a picture");
        return Optional.empty();
      }
      int status = program.waitFor();
      if (status != 0) {
        LOG.warn("Tesseract ended with {}", status);
        return Optional.empty();
      }
      return Optional.of(new String(said, StandardCharsets.US_ASCII));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      late.cancel(false);
      end(program);
    }
  }

  /**
   * With its children, which could hold its output open. It goes before them: one that waited for
   * them would end as if it had read all.
   */
  private static void end(Process program) {
    List<ProcessHandle> children = program.descendants().toList();
    program.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
