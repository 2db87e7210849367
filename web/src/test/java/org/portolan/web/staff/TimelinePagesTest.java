package org.portolan.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.cases.timeline.Timeline.Kind;
import org.portolan.cases.timeline.TimelinePart;

/** A long timeline is read a part at a time. */
class TimelinePagesTest {

  private static final class Read extends TimelinePages {

    private static final long serialVersionUID = 1;

    @Override
    TimelinePart part() {
      Entry entry =
          new Entry(
              UUID.randomUUID(),
              Kind.NOTE,
              Instant.EPOCH,
              null,
              null,
              null,
              "",
              List.of(),
              null,
              List.of());
      return new TimelinePart(List.of(entry), true, before());
    }

    @Override
    void again() {
      // there is nothing that is kept
    }
  }

  private final TimelinePages pages = new Read();

  @Test
  void who_has_gone_back_twice_sees_what_is_written_then() {
    pages.showEarlier();
    pages.showEarlier();
    assertThat(pages.before()).isPresent();

    pages.latest();

    assertThat(pages.before()).isEmpty();
    assertThat(pages.isLater()).isFalse();
  }
}
