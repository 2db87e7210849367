package org.portolan.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.staff.Colleagues;

/** However many rows name colleagues, they are asked for once. */
class ColleagueNamesTest {

  private static final UUID ROSA = UUID.randomUUID();
  private static final UUID GONE = UUID.randomUUID();

  private final List<Collection<String>> asked = new ArrayList<>();
  private final ColleagueNames names = new ColleagueNames();

  @BeforeEach
  void knows_one() {
    names.colleagues =
        new Colleagues(null, null) {
          @Override
          public Map<String, String> namesOf(Collection<String> actors) {
            asked.add(actors);
            return Map.of("staff:" + ROSA, "Rosa");
          }
        };
  }

  @Test
  void a_list_asks_for_all_its_names_at_once() {
    names.prefetch(Stream.of("staff:" + ROSA, "staff:" + GONE, "system:clock", null));

    assertThat(names.of("staff:" + ROSA)).isEqualTo(names.ofAccount(ROSA)).isEqualTo("Rosa");
    assertThat(names.of("system:clock")).isEqualTo("Portolan");
    assertThat(names.ofAccount(GONE)).isEqualTo("–");
    assertThat(asked).hasSize(1);
  }
}
