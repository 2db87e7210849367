package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.phone.PhoneNumber;

/** What is wrong with one row is that row's own: the others of its batch are done. */
class OneBadRowTest {

  private final APost post = new APost();
  private final PhoneNumber bad = APost.aPhone();
  private final PhoneNumber good = APost.aPhone();

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  private static int owner(String sql, Object... arguments) {
    return Jdbi.create(TestStore.shared().asOwner()).withHandle(h -> h.execute(sql, arguments));
  }

  @Test
  void a_protocol_that_nobody_knows_keeps_nobody_else_from_being_asked() {
    UUID odd = post.quarantine("Jean Petit", "en", bad, 14);
    UUID other = post.quarantine("Aminata Ba", "en", good, 14);
    owner("UPDATE quarantine SET protocol_version = 99 WHERE case_id = ?", odd);

    post.at("09:01").works();

    assertThat(post.texts(good)).hasSize(1);
    assertThat(post.checkIn(other)).isEqualTo("asked");
    assertThat(post.texts(bad)).isEmpty();
    assertThat(post.trouble()).containsExactly("not-written");
  }

  @Test
  void what_was_put_right_is_asked_in_the_same_morning() {
    UUID odd = post.quarantine("Jean Petit", "en", bad, 14);
    owner("UPDATE quarantine SET protocol_version = 99 WHERE case_id = ?", odd);
    post.at("09:01").works();
    owner("UPDATE quarantine SET protocol_version = 1 WHERE case_id = ?", odd);

    post.later(Duration.ofMinutes(11)).works();

    assertThat(post.texts(bad)).hasSize(1);
  }

  @Test
  void a_case_whose_key_is_gone_keeps_no_other_from_being_closed() {
    UUID keyless = post.quarantine("Jean Petit", "en", bad, 1);
    post.quarantine("Aminata Ba", "en", good, 1);
    post.at("10:00").works();
    post.keys.vault().destroy(Set.of(KeyId.ofCase(keyless)), Instant.now());

    post.at("20:30").works();

    assertThat(post.texts(good)).hasSize(2);
    assertThat(post.texts(bad)).hasSize(1);
    assertThat(post.trouble()).contains("not-written");
  }

  @Test
  void a_list_of_duty_that_cannot_be_read_keeps_no_other_post_from_hearing_of_an_alert() {
    PhoneNumber officer = APost.aPhone();
    APost elsewhere = new APost();
    elsewhere.quarantine("Jean Petit", "en", bad, 14);
    elsewhere.onDuty(1, APost.aPhone());
    post.onDuty(1, officer);
    UUID calling = post.quarantine("Aminata Ba", "en", good, 14);
    try {
      elsewhere.at("10:00").hears(bad, "HELP");
      owner("UPDATE duty_shift SET time_zone = 'Nowhere/Land' WHERE scope = ?", elsewhere.scope);
      post.at("10:01").hears(good, "HELP");
      post.later(Duration.ofMinutes(6)).works();

      assertThat(post.alerts(calling)).isNotEmpty();
      assertThat(post.texts(officer)).hasSizeGreaterThanOrEqualTo(2);
      assertThat(post.trouble()).containsExactly("not-written");
    } finally {
      owner("DELETE FROM duty_shift WHERE scope = ?", elsewhere.scope);
      elsewhere.carrier.close();
    }
  }

  @Test
  void a_message_that_does_not_open_keeps_no_other_from_being_put_before_a_person() {
    post.quarantine("Jean Petit", "en", bad, 14);
    post.quarantine("Marie Petit", "en", bad, 14);
    UUID first = post.quarantine("Aminata Ba", "en", good, 14);
    post.quarantine("Ousmane Ba", "en", good, 14);
    post.at("09:01").works();
    post.hears(bad, "we are all fine");
    owner("UPDATE inbox SET body = '\\x00' WHERE state = 'asking'");
    post.hears(good, "we are all fine");

    post.later(Duration.ofMinutes(16)).works();

    assertThat(post.alerts(first)).isNotEmpty();
    for (int attempt = 0; attempt < 5; attempt++) {
      post.later(Duration.ofMinutes(20)).works();
    }
    assertThat(owner("DELETE FROM inbox WHERE state = 'held'")).isEqualTo(1);
    assertThat(post.trouble()).contains("unread");
  }
}
