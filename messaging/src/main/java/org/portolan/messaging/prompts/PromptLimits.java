package org.portolan.messaging.prompts;

import java.time.Duration;
import java.util.Optional;
import org.portolan.cases.settings.Settings;

/**
 * What a recording must be to be taken: known by its content, neither silent for being empty nor so
 * long that nobody would listen.
 *
 * @param longest a sentence takes a few seconds; more is a mistake
 * @param mostBytes a minute as WAV at 8,000 Hz takes 960,000
 */
public record PromptLimits(Duration longest, int mostBytes) {

  private static final Duration SHORTEST = Duration.ofMillis(300);

  /** As the settings say. */
  public static PromptLimits of(Settings settings) {
    return new PromptLimits(
        Duration.ofSeconds(settings.number("PROMPT_LONGEST_SECONDS", 60)),
        settings.number("PROMPT_MOST_KILOBYTES", 1_000) * 1_000);
  }

  /** Looks at what was uploaded. */
  public Looked look(byte[] content) {
    if (content.length > mostBytes) {
      return new Looked(Optional.empty(), Optional.of(Refusal.TOO_LARGE));
    }
    Optional<Recording> found =
        Wav.length(content)
            .map(length -> new Recording(Recording.Kind.WAV, length, content))
            .or(
                () ->
                    Mp3.length(content)
                        .map(length -> new Recording(Recording.Kind.MP3, length, content)));
    if (found.isEmpty()) {
      return new Looked(Optional.empty(), Optional.of(Refusal.NO_SOUND));
    }
    if (found.get().length().compareTo(SHORTEST) < 0) {
      return new Looked(Optional.empty(), Optional.of(Refusal.TOO_SHORT));
    }
    return found.get().length().compareTo(longest) > 0
        ? new Looked(Optional.empty(), Optional.of(Refusal.TOO_LONG))
        : new Looked(found, Optional.empty());
  }

  /** Why a file is not taken. */
  public enum Refusal {
    TOO_LARGE,
    /** Neither WAV as telephones play it nor MP3, whatever its name says. */
    NO_SOUND,
    TOO_SHORT,
    TOO_LONG;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** What was found: one of the two. */
  public record Looked(Optional<Recording> recording, Optional<Refusal> refusal) {}
}
