package org.portolan.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portolan.web.staff.Overtaken.Row;

/** Whoever was overtaken is shown what a colleague changed, and what they typed themselves. */
class OvertakenTest {

  private static Map<String, String> words(String title, String body) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("Title", title);
    words.put("Text", body);
    return words;
  }

  @Test
  void only_what_says_something_else_now_is_shown_beside_what_was_typed() {
    Overtaken overtaken =
        Overtaken.between(
            words("Queues", "Stand here"),
            words("Queues", "Stand at the gate"),
            words("Where to queue", "Stand there"));

    assertThat(overtaken.isOpen()).isTrue();
    assertThat(overtaken.getRows())
        .containsExactly(new Row("Text", "Stand at the gate", "Stand there"));
  }

  @Test
  void a_field_that_a_colleague_added_is_shown_though_nothing_was_typed_for_it() {
    Overtaken overtaken =
        Overtaken.between(Map.of(), words("Queues", "Stand here"), Map.of("Title", "Rows"));

    assertThat(overtaken.getRows())
        .containsExactly(new Row("Title", "Queues", "Rows"), new Row("Text", "Stand here", ""));
  }

  @Test
  void where_it_can_be_saved_no_more_all_that_is_not_as_typed_is_shown() {
    Overtaken overtaken =
        Overtaken.ended(words("Queues", "Stand here"), words("Queues", "Stand there"));

    assertThat(overtaken.isOpen()).isFalse();
    assertThat(overtaken.getRows()).containsExactly(new Row("Text", "Stand here", "Stand there"));
  }
}
