package org.portolan.cases.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What binds a value to its place is written as it always was: else nothing sealed would open. */
class PlaceTest {

  @Test
  void a_row_with_a_uuid_is_written_as_its_text_is() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());

      assertThat(new Place("timeline_entry", id, "body").associatedData())
          .asString()
          .isEqualTo("timeline_entry/" + id + "/body");
    }
  }

  @Test
  void the_least_and_the_greatest_too() {
    assertThat(new Place("t", new UUID(0, 0), "f").associatedData())
        .asString()
        .isEqualTo("t/00000000-0000-0000-0000-000000000000/f");
    assertThat(new Place("t", new UUID(-1, -1), "f").associatedData())
        .asString()
        .isEqualTo("t/ffffffff-ffff-ffff-ffff-ffffffffffff/f");
  }

  @Test
  void a_row_with_another_key_is_written_with_that() {
    Place place = new Place("journal_event", "a1/7", "detail");

    assertThat(place.associatedData()).asString().isEqualTo("journal_event/a1/7/detail");
    assertThat(place.row()).isEqualTo("a1/7");
  }

  @Test
  void a_key_is_its_owner_s_whether_named_or_read() {
    UUID id = UUID.fromString("3f0c0000-0000-0000-0000-00000000000a");

    assertThat(KeyId.parse(KeyId.ofCase(id).value())).isEqualTo(KeyId.ofCase(id));
    assertThat(KeyId.parse("person:" + id)).isEqualTo(KeyId.ofPerson(id));
    assertThat(KeyId.parse("staff:" + id)).isEqualTo(KeyId.ofStaff(id));
    assertThat(KeyId.parse("system:sandbox").value()).isEqualTo("system:sandbox");
    assertThat(KeyId.ofCase(id)).isNotEqualTo(KeyId.ofPerson(id));
    assertThat(KeyId.ofCase(id)).hasSameHashCodeAs(KeyId.parse("case:" + id));
    assertThat(KeyId.parse("transit:2026-03-01"))
        .isEqualTo(KeyId.ofTransit(LocalDate.of(2026, 3, 1)))
        .isNotEqualTo(KeyId.ofTransit(LocalDate.of(2026, 3, 2)))
        .hasSameHashCodeAs(KeyId.ofTransit(LocalDate.of(2026, 3, 1)));
    assertThat(KeyId.ofCase(new UUID(0, 0))).isNotEqualTo(KeyId.parse("case:" + new UUID(0, 1)));
  }
}
