package org.portolan.web.visa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WayTest {

  @ParameterizedTest
  @CsvSource({
    "/1, 1, '', 0, 0",
    "/1/, 1, '', 0, 0",
    "/2/check, 2, check, 0, 0",
    "/12/later, 12, later, 0, 0",
    "/1/zone, 1, zone, 0, 0",
    "/1/2/7, 1, '', 2, 7"
  })
  void an_address_counts(String path, int application, String part, int member, int question) {
    assertThat(Way.of(path)).contains(new Way(application, part, member, question));
  }

  @Test
  void nothing_behind_the_address_is_the_list() {
    assertThat(Way.of(null)).contains(new Way(0, "", 0, 0));
    assertThat(Way.of("/")).contains(new Way(0, "", 0, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/V-7K3M-9QX4",
        "/x",
        "/1/passport-number",
        "/1/2",
        "/1/2/3/4",
        "/-1",
        "/1/../2",
        "/99999999999999999999",
        "/1/check/check"
      })
  void anything_else_is_no_page(String path) {
    assertThat(Way.of(path)).isEmpty();
  }

  @Test
  void a_page_of_an_application_says_which_one_it_is_of() {
    for (String below :
        new String[] {
          Way.to(3), Way.to(3, "check"), Way.toDocuments(3), Way.to(3, new Place(1, 2))
        }) {
      assertThat(Way.application(below)).as(below).contains(3);
    }
    for (String below : new String[] {VisaFrame.MINE, "visa/begin", "visa", "visa/mine/x"}) {
      assertThat(Way.application(below)).as(below).isEmpty();
    }
  }

  @Test
  void an_address_that_is_written_is_read_again() {
    String below = Way.to(3, new Place(1, 12)).substring(VisaFrame.MINE.length());
    assertThat(Way.of(below)).contains(new Way(3, "", 1, 12));
  }
}
