package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a scenario, line by line. A line says who does what, or what is so then; what comes of an
 * act that is not done stands behind {@code , but:}.
 */
final class ToldApplication {

  private static final Pattern BUT = Pattern.compile("(.*), but: ([a-z-]+)");
  private static final Pattern WORD = Pattern.compile("^(?:Given|When|Then|And) ");

  private final Scene scene = new Scene();
  private final Sentences sentences = new Sentences(scene);

  ToldApplication() {
    new ApplicantSentences(scene).in(sentences);
    new OfficerSentences(scene).in(sentences);
    new DecisionSentences(scene).in(sentences);
    new ThenSentences(scene).in(sentences);
  }

  /** Tells it; fails where something else comes of it. */
  void tell(List<String> lines) {
    for (String line : lines) {
      String sentence = WORD.matcher(line).replaceFirst("");
      Matcher but = BUT.matcher(sentence);
      boolean otherwise = but.matches();
      scene.became = null;
      assertThat(sentences.tell(otherwise ? but.group(1) : sentence))
          .as("somebody knows how to tell: %s", line)
          .isTrue();
      assertThat(scene.became == null ? "done" : scene.became)
          .as(line)
          .isEqualTo(otherwise ? but.group(2) : "done");
      scene.one.later(Duration.ofSeconds(1));
    }
  }
}
