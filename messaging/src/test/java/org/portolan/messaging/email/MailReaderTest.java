package org.portolan.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.messaging.email.ReceivedMail.aMail;

import jakarta.mail.MessagingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailReaderTest {

  @Test
  void an_answer_is_its_writers_words() throws MessagingException {
    ReadMail read =
        aMail().saying("Well\n\nOn Fri, 27 Nov 2026, a@b.c wrote:\n> How are you?").read();
    assertThat(read.text()).isEqualTo("Well");
    assertThat(read.from()).isEqualTo("leila@example.org");
    assertThat(read.kind()).isEqualTo(ReadMail.Kind.PERSON);
    assertThat(read.attachments()).isZero();
    assertThat(read.doubtful()).isFalse();
  }

  @Test
  void the_same_mail_has_the_same_id_and_another_another() throws MessagingException {
    assertThat(aMail().read().id()).isEqualTo(aMail().saying("again").read().id());
    assertThat(aMail().read().id()).matches("[A-Za-z0-9_.:-]{1,64}").doesNotContain("example");
    assertThat(aMail().with("Message-ID", "<2@example.org>").read().id())
        .isNotEqualTo(aMail().read().id());
    assertThat(aMail().without("Message-ID").read().id())
        .isEqualTo(aMail().without("Message-ID").read().id())
        .isNotEqualTo(aMail().without("Message-ID").with("Subject", "other").read().id());
  }

  @Test
  void somebody_elses_mail_with_the_same_message_id_is_another() throws MessagingException {
    assertThat(aMail().with("From", "eve@example.org").read().id())
        .isNotEqualTo(aMail().read().id());
  }

  @Test
  void what_it_answers_is_found_in_any_of_its_headers() throws MessagingException {
    UUID message = UUID.randomUUID();
    String id = "<" + new MailIds(ReceivedMail.OURS).of(message) + ">";
    String address = new MailIds(ReceivedMail.OURS).answersTo(message);
    assertThat(aMail().with("In-Reply-To", id).read().answers()).contains(message);
    assertThat(aMail().with("References", "<x@y> " + id + " <z@y>").read().answers())
        .contains(message);
    assertThat(aMail().with("To", "Portolan <" + address + ">").read().answers()).contains(message);
    assertThat(aMail().with("In-Reply-To", id.replace("portolan", "other")).read().answers())
        .isEmpty();
    assertThat(aMail().read().answers()).isEmpty();
  }

  @Test
  void without_a_text_the_subject_is_what_it_says() throws MessagingException {
    assertThat(aMail().with("Subject", "STOP").saying("").read().text()).isEqualTo("STOP");
    assertThat(aMail().with("Subject", "=?UTF-8?B?2KPZiNmC2YE=?=").saying("\n \n").read().text())
        .isEqualTo("أوقف");
  }

  @Test
  void a_page_is_read_as_text_without_what_it_hides_and_quotes() throws MessagingException {
    ReadMail read =
        aMail()
            .html(
                "<html><head><style>p{}</style><title>x</title></head><body><script>evil()</script>"
                    + "<p>I am <b>well</b> &amp; safe<br>Thank you</p>"
                    + "<span style=\"display: none\">hidden</span><div>&lt;b&gt;</div>"
                    + "<img src=\"http://tracker.example/x\">"
                    + "<div class=gmail_quote>On Fri wrote:<blockquote>How are you?</blockquote>"
                    + "</div></body></html>")
            .read();
    assertThat(read.text()).isEqualTo("I am well & safe\nThank you\n<b>");
  }

  @Test
  void of_two_forms_the_plain_one_is_read_and_files_are_counted() throws MessagingException {
    ReadMail read =
        aMail()
            .with("Content-Type", "multipart/mixed; boundary=o")
            .saying(
                "--o\nContent-Type: multipart/alternative; boundary=i\n\n"
                    + "--i\nContent-Type: text/plain\n\nplain\n"
                    + "--i\nContent-Type: text/html\n\n<p>page</p>\n--i--\n"
                    + "--o\nContent-Type: image/jpeg; name=a.jpg\n\nx\n"
                    + "--o\nContent-Type: text/plain\nContent-Disposition: attachment\n\nlist\n"
                    + "--o\nContent-Type: message/rfc822\n\nSubject: x\n\nforwarded\n--o--\n")
            .read();
    assertThat(read.text()).isEqualTo("plain");
    assertThat(read.attachments()).isEqualTo(3);
    assertThat(read.files())
        .extracting(file -> file.name().orElse("none"))
        .containsExactly("a.jpg", "none", "none");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain; charset=x-no-such, UTF-8",
    "text/plain; charset=\"???\", UTF-8",
    "text/plain; charset=us-ascii, UTF-8",
    "text/plain; charset=us-ascii, windows-1252",
    "text/plain; charset=utf-8, windows-1252",
    "text/plain; charset=windows-1252, windows-1252",
    "text/plain, UTF-8",
    "nonsense;;=, UTF-8"
  })
  void a_wrong_character_set_costs_no_mail(String type, String really) throws MessagingException {
    assertThat(
            aMail()
                .with("Content-Type", type)
                .in(Charset.forName(really))
                .saying("Ça va très bien")
                .read()
                .text())
        .isIn("Ça va très bien", "Re: A message for you");
  }

  @Test
  void old_encodings_of_other_scripts_are_read() throws MessagingException {
    assertThat(
            aMail()
                .with("Content-Type", "text/plain; charset=koi8-r")
                .in(Charset.forName("KOI8-R"))
                .saying("Хорошо")
                .read()
                .text())
        .isEqualTo("Хорошо");
    assertThat(
            aMail()
                .with("Content-Type", "text/plain; charset=windows-1256")
                .in(Charset.forName("windows-1256"))
                .saying("بخير")
                .read()
                .text())
        .isEqualTo("بخير");
  }

  @Test
  void a_broken_encoding_costs_what_is_broken() throws MessagingException {
    assertThat(
            aMail()
                .with("Content-Transfer-Encoding", "base64")
                .saying("V2VsbA==\n%%%%")
                .read()
                .text())
        .startsWith("Well");
    assertThat(aMail().with("Content-Transfer-Encoding", "x-none").saying("Well").read().text())
        .isNotEmpty();
  }

  @Test
  void a_broken_structure_is_no_end_either() throws MessagingException {
    String nested = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(200);
    ReadMail read =
        aMail().with("Content-Type", "multipart/mixed; boundary=b").saying("--b\n" + nested).read();
    assertThat(read.text()).isEqualTo("Re: A message for you");
  }

  @Test
  void a_mail_too_large_is_not_opened() throws MessagingException {
    ReadMail read = aMail().saying("x".repeat(1_100_000)).read();
    assertThat(read.text()).isEqualTo("Re: A message for you");
    assertThat(read.attachments()).isOne();
  }

  @Test
  void of_a_long_text_the_beginning_is_read() throws MessagingException {
    assertThat(aMail().saying("word ".repeat(100_000)).read().text().length())
        .isBetween(19_000, 20_000);
  }

  @ParameterizedTest
  @CsvSource({
    "Auto-Submitted, auto-replied",
    "Auto-Submitted, auto-generated; owner-email=x",
    "Precedence, bulk",
    "X-Autoreply, yes",
    "List-Id, <news.example.org>",
    "Return-Path, <>"
  })
  void a_machine_is_known_by_what_it_says_of_itself(String header, String value)
      throws MessagingException {
    assertThat(aMail().with(header, value).read().kind()).isEqualTo(ReadMail.Kind.AUTOMATIC);
    assertThat(aMail().with("Auto-Submitted", "no").read().kind()).isEqualTo(ReadMail.Kind.PERSON);
  }

  @Test
  void a_sender_that_is_none_is_none() throws MessagingException {
    assertThat(aMail().without("From").read().from()).isEmpty();
    assertThat(aMail().with("From", "nobody").read().from()).isEmpty();
    assertThat(aMail().with("From", "\"a,b\" <<leila@example.org").read().from())
        .isEqualTo("leila@example.org");
    assertThat(aMail().in(StandardCharsets.UTF_8).with("From", "Лейла <l@пример.рф>").read().from())
        .isEqualTo("l@пример.рф");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mx.example; dmarc=fail header.from=example.org | true",
        "mx.example; spf=fail smtp.mailfrom=evil.example | true",
        "mx.example; spf=softfail smtp.mailfrom=example.org | false",
        "mx.example; spf=fail; dkim=pass header.d=example.org; dmarc=pass | false",
        "mx.example; spf=fail; dkim=pass header.i=@mail.example.org | false",
        "mx.example; spf=fail; dkim=pass header.d=evil.example | true",
        "mx.example; dkim=fail (bad signature; body) header.d=example.org | true",
        "mx.example; spf=pass smtp.mailfrom=evil.example; dkim=fail header.d=example.org | true",
        "mx.example; none | false",
        "mx.example; dkim=neutral; spf=none | false"
      })
  void a_sender_whom_our_server_refutes_is_doubtful(String findings, boolean doubtful)
      throws MessagingException {
    assertThat(aMail().with("Authentication-Results", findings).read().doubtful())
        .isEqualTo(doubtful);
  }
}
