package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.visa.AnApplication;
import org.portolan.cases.visa.TakeNotices;
import org.portolan.cases.visa.store.Notices;
import org.portolan.messaging.visa.TellApplicants;

/** Whoever applies is told that there is something to read; the phone is never told what. */
class ApplicantsAreToldTest {

  private final APost post = new APost();
  private final TellApplicants telling =
      new TellApplicants(
          post.store,
          new TakeNotices(new Notices()),
          post.outbox,
          PublicAddress.of(post.settings),
          post.alarm());

  @BeforeEach
  void nobody_is_to_be_told() {
    Jdbi.create(TestStore.shared().asOwner()).useHandle(h -> h.execute("DELETE FROM visa_notice"));
    post.at("12:00");
  }

  @Test
  void what_was_handed_in_is_confirmed_once_and_names_no_matter() {
    AnApplication one = AnApplication.of("short-stay").submitted();

    assertThat(telling.tell(100)).isOne();
    assertThat(telling.tell(100)).isZero();
    post.works();

    assertThat(post.texts(one.phone()))
        .singleElement()
        .asString()
        .contains("https://p.example/my")
        .doesNotContainIgnoringCase("visa", "ቪዛ", one.reference());
  }

  @Test
  void a_notice_that_cannot_be_written_keeps_nobody_else_from_being_told() {
    AnApplication bad = AnApplication.of("short-stay").submitted();
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(h -> h.execute("UPDATE visa_notice SET notice = 'of no kind'"));
    AnApplication good = AnApplication.of("short-stay").submitted();

    assertThat(telling.tell(100)).isOne();
    assertThat(telling.tell(100)).isZero();
    post.works();

    assertThat(post.texts(good.phone())).hasSize(1);
    assertThat(post.texts(bad.phone())).isEmpty();
    assertThat(post.trouble()).containsExactly("not-written");

    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(h -> h.execute("UPDATE visa_notice SET notice = 'received'"));
    post.later(Duration.ofMinutes(16));
    assertThat(telling.tell(100)).isOne();
  }

  @Test
  void who_wants_no_messages_gets_none() {
    AnApplication one = AnApplication.of("short-stay").submitted();
    post.hears(one.phone(), "STOP");
    post.works();
    int before = post.texts(one.phone()).size();

    telling.tell(100);
    post.works();

    assertThat(post.texts(one.phone())).hasSize(before);
  }
}
