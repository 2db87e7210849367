package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is so then. */
final class ThenSentences {

  private final Scene scene;

  ThenSentences(Scene scene) {
    this.scene = scene;
  }

  void in(Sentences sentences) {
    sentences.say("it is ([a-z-]+)", w -> assertThat(scene.one.state().key()).isEqualTo(w.get(0)));
    sentences.say(
        "the applicant was told: ([a-z, ]+)",
        w -> assertThat(scene.one.notices()).containsExactlyInAnyOrder(w.get(0).split(", ")));
    sentences.say("the applicant was told nothing", w -> assertThat(scene.one.notices()).isEmpty());
    sentences.say(
        "the applicant sees the decision",
        w -> assertThat(scene.one.view().decision()).isPresent());
    sentences.say(
        "the applicant sees no decision", w -> assertThat(scene.one.view().decision()).isEmpty());
    sentences.say(
        "(\\w+) has it",
        w ->
            assertThat(scene.one.view().application().assignedTo())
                .isEqualTo(
                    w.get(0).equals("nobody")
                        ? Optional.empty()
                        : Optional.of(scene.officer(w.get(0)).account())));
    sentences.say(
        "it is due in (\\d+) days",
        w ->
            assertThat(
                    Duration.between(scene.one.now(), scene.one.view().dueAt().orElseThrow())
                        .plusMinutes(1)
                        .toDays())
                .isEqualTo(Long.parseLong(w.get(0))));
    sentences.say(
        "these are missing: ([a-z, -]+)",
        w ->
            assertThat(scene.one.view().missing().stream().map(missing -> missing.id()).toList())
                .containsExactlyInAnyOrder(w.get(0).split(", ")));
    sentences.say(
        "([a-z-]+) stands as \"(.*)\"",
        w ->
            assertThat(scene.one.member().answers().of(w.get(0)).orElseThrow().text())
                .isEqualTo(w.get(1)));
    sentences.say(
        "(\\w+) sees (a|no) decision",
        w ->
            assertThat(
                    scene
                        .one
                        .openedBy(scene.officer(w.get(0)))
                        .orElseThrow()
                        .decision()
                        .isPresent())
                .isEqualTo(w.get(1).equals("a")));
    sentences.say(
        "(\\w+) finds it",
        w -> assertThat(scene.one.openedBy(scene.officer(w.get(0)))).isPresent());
    sentences.say(
        "(\\w+) does not find it",
        w -> assertThat(scene.one.openedBy(scene.officer(w.get(0)))).isEmpty());
    sentences.say(
        "a label ([A-Z0-9 ]+) leads to it",
        w -> {
          List<String> found =
              scene.one.as(scene.officer("Amina"), tx -> scene.one.settling.scanned(tx, w.get(0)));
          assertThat(found).containsExactly(scene.one.reference);
        });
  }
}
