package org.portolan.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyTextTest {

  static List<Reply> replies() throws IOException {
    try (InputStream in = ReplyTextTest.class.getResourceAsStream("replies.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("(?m)^== "))
          .filter(one -> !one.isBlank())
          .map(ReplyTextTest::reply)
          .toList();
    }
  }

  private static Reply reply(String one) {
    String[] named = one.split("\n", 2);
    String[] parts = named[1].split("(?m)^-- want\n", 2);
    return new Reply(named[0], parts[0], parts[1].strip());
  }

  @ParameterizedTest
  @MethodSource("replies")
  void only_the_writers_own_words_are_left(Reply reply) {
    assertThat(ReplyText.of(reply.mail)).isEqualTo(reply.own);
    assertThat(ReplyText.of(reply.mail.replace("\n", "\r\n"))).isEqualTo(reply.own);
  }

  @Test
  void a_long_hostile_text_is_read_in_no_time() {
    String hostile = "wrote ".repeat(20_000) + ":\n" + "a@b 2026 ".repeat(20_000) + "\n>";
    long began = System.nanoTime();
    ReplyText.of(hostile);
    ReplyText.of("From: x\n".repeat(20_000));
    assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
  }

  @Test
  void every_pattern_stands_on_one_line_of_data() throws IOException {
    try (InputStream in = ReplyText.class.getResourceAsStream("quoting.txt")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
          .filteredOn(line -> line.startsWith("["))
          .allMatch(line -> Pattern.matches("\\[[a-z]+]", line));
    }
  }

  record Reply(String name, String mail, String own) {
    @Override
    public String toString() {
      return name;
    }
  }
}
