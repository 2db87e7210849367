package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.portal.store.PageRows;
import org.portolan.cases.store.Actor;

/** Two change what is the same of a page in every language. */
class FactsOfTwoTest {

  private final APage page = new APage();
  private final PageRows rows = new PageRows();

  private PageFacts now() {
    return page.store().<Optional<PageFacts>>call(page.author, tx -> rows.find(tx, page.id)).get();
  }

  private static PageFacts at(PageFacts facts, int position) {
    return new PageFacts(
        facts.slug(),
        facts.topic(),
        facts.kind(),
        position,
        facts.reference(),
        facts.keyword(),
        facts.keywords(),
        facts.sources(),
        facts.dated(),
        facts.reviewBy());
  }

  private boolean change(Actor by, PageFacts seen, int position, Optional<Topic> added) {
    return page.store()
        .call(by, tx -> page.write.change(tx, page.id, seen, at(seen, position), added));
  }

  @Test
  void the_second_overwrites_nothing_unseen_and_leaves_no_topic_behind() {
    PageFacts seen = now();
    assertThat(change(page.author, seen, 2, Optional.empty())).isTrue();

    Topic topic = new Topic("topic-" + UUID.randomUUID(), Map.of("en", "Of the second"));
    assertThat(change(page.second, seen, 3, Optional.of(topic))).isFalse();
    assertThat(now().position()).isEqualTo(2);
    assertThat(page.store().call(page.author, rows::topics))
        .extracting(Topic::slug)
        .doesNotContain(topic.slug());

    assertThat(change(page.second, now(), 3, Optional.of(topic))).as("knowingly").isTrue();
    assertThat(now().position()).isEqualTo(3);
  }
}
