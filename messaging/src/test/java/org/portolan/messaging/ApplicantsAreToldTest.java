package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

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
          post.store, new TakeNotices(new Notices()), post.outbox, PublicAddress.of(post.settings));

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
