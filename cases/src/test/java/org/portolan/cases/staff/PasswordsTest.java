package org.portolan.cases.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"four words nobody guesses", "كلمة سر طويلة جدا", "ሰላም", "🔑🔑🔑", " ", "$:$"})
  void a_password_matches_its_hash_and_no_other(String password) {
    String hash = Passwords.hash(password.toCharArray());

    assertThat(Passwords.matches(password.toCharArray(), hash)).isTrue();
    assertThat(Passwords.matches((password + " ").toCharArray(), hash)).isFalse();
    assertThat(Passwords.matches("".toCharArray(), hash)).isFalse();
  }

  @Test
  void a_hash_names_its_work_and_is_salted() {
    List<String> hashes =
        Stream.generate(() -> Passwords.hash("the same".toCharArray())).limit(2).toList();

    assertThat(hashes).allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    assertThat(hashes).doesNotHaveDuplicates();
  }

  /** Made by the reference implementation, with other work than ours. */
  @Test
  void a_hash_that_others_made_verifies() {
    String hash =
        "$argon2id$v=19$m=4096,t=3,p=2$c2FsdHNhbHRzYWx0$LzCa09CsoITljyfcgOrEt8JpRH20hkKkHhEdzEhKFy0";

    assertThat(Passwords.matches("the same".toCharArray(), hash)).isTrue();
    assertThat(Passwords.matches("another".toCharArray(), hash)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pbkdf2-sha512:1:AA==:AA==", "plain"})
  void what_is_stored_must_be_such_a_hash(String stored) {
    assertThatThrownBy(() -> Passwords.matches("x".toCharArray(), stored))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("x".repeat(2));
  }
}
