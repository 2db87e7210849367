package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.portal.model.PageRules.Fault;
import org.portolan.cases.portal.model.PageRules.Wrong;

class PageMarkdownTest {

  private static String html(String markdown) {
    return PageMarkdown.html(markdown, link -> link.startsWith("page:") ? "/en/t/p" : link);
  }

  @Test
  void it_is_what_pages_consist_of() {
    assertThat(html("# One\n\nSome **strong** words.\n\n1. first\n2. second"))
        .isEqualTo(
            "<h2>One</h2>\n<p>Some <strong>strong</strong> words.</p>\n"
                + "<ol><li>first</li><li>second</li></ol>\n");
    assertThat(html("[next](page:scams)")).contains("<a href=\"/en/t/p\">next</a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "text <b onclick=\"alert(1)\">x</b>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "![x](https://evil.example/pixel.gif)",
        "[x](//evil.example)",
        "[x](https://e.example/\" onmouseover=\"alert(1))",
        "<svg/onload=alert(1)>",
        "<!-- <script> -->",
        "<style>*{display:none}</style>",
        "[x]: javascript:alert(1)\n\n[x]"
      })
  void nothing_hostile_is_more_than_text(String markdown) {
    assertThat(html(markdown).replaceAll("&lt;[^&]*", ""))
        .doesNotContain("<script", "<img", "<svg", "<style", "<b ", "javascript:alert(1)\"")
        .doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=")
        .doesNotContainPattern("href=\"(?!https?://|tel:|/)");
  }

  @Test
  void a_telephone_number_reads_from_left_to_right() {
    assertThat(html("اتصل +1 555 010 0199 الآن"))
        .contains("<bdi dir=\"ltr\">&#43;1 555 010 0199</bdi>");
    assertThat(html("[x](https://e.example/1234567890)")).doesNotContain("bdi");
  }

  @Test
  void links_that_lead_nowhere_are_named() {
    assertThat(
            PageMarkdown.badLinks(
                "[a](page:there) [b](page:gone) [c](javascript:x) [d](portolan:ask)"
                    + " [e](https://who.int/) [f](portolan:else) [g](tel:+123456)",
                "there"::equals))
        .containsExactly(
            new Fault(Wrong.NO_SUCH_PAGE, "page:gone"),
            new Fault(Wrong.BAD_LINK, "javascript:x"),
            new Fault(Wrong.BAD_LINK, "portolan:else"));
  }

  @Test
  void the_words_alone_are_read_aloud_and_searched() {
    assertThat(PageMarkdown.plain("## A\n\n- b **c** [d](page:e)")).contains("A", "b c", "d");
    assertThat(PageMarkdown.links("[a](page:b)")).isEqualTo(List.of("page:b"));
  }

  @Test
  void a_message_has_the_words_and_where_links_lead_and_no_mark_up() {
    String text =
        "## Whom to call\n\nCall **now**. [Ask us](portolan:ask) or read [signs](page:symptoms) at"
            + " [the office](https://office.example/a). [x](javascript:y)\n\n- one\n- two";

    assertThat(PageMarkdown.message(text, link -> link.startsWith("https:") ? link : ""))
        .isEqualTo(
            "Whom to call\n\nCall now. Ask us or read signs at the office"
                + " (https://office.example/a). x\n\n- one\n- two");
  }
}
