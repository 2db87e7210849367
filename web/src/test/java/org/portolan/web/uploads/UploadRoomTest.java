package org.portolan.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.settings.Settings;

/** How large a file may be that somebody sends, and how many are taken at a time. */
class UploadRoomTest {

  private static final Settings DEFAULTS = Settings.of(Map.of());

  private static HttpServletRequest of(long bytes) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            UploadRoomTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) -> bytes);
  }

  private static boolean takes(UploadRoom room, long bytes) {
    return room.take(of(bytes), Duration.ZERO);
  }

  @Test
  void a_request_has_room_for_the_largest_file_and_a_forms_other_fields() {
    UploadLimit limit = UploadLimit.of(DEFAULTS);

    assertThat(limit.bytes()).isEqualTo(10_000_000);
    assertThat(limit.isExceededBy(of(10_100_000))).isFalse();
    assertThat(limit.isExceededBy(of(10_100_001))).isTrue();
    assertThat(limit.isExceededBy(of(-1))).as("no length").isTrue();
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "0, 1", "-3, 1", "4000, 100"})
  void an_operator_chooses_within_reason(int wanted, int megabytes) {
    Settings settings = Settings.of(Map.of("PORTOLAN_UPLOAD_LARGEST_MB", "" + wanted));

    assertThat(UploadLimit.of(settings).megabytes()).isEqualTo(megabytes);
  }

  @Test
  void nothing_is_written_to_a_disk_and_what_is_too_large_still_comes_to_the_page() {
    UploadLimit limit = new UploadLimit(10);

    assertThat(limit.multipart().getMaxFileSize()).isEqualTo(limit.bytes());
    assertThat(limit.multipart().getFileSizeThreshold()).isEqualTo(limit.bytes());
    assertThat(limit.multipart().getMaxRequestSize()).isGreaterThan(100_000_000);
  }

  @Test
  void many_photographs_fit_and_few_of_the_largest() {
    UploadRoom room = UploadRoom.of(DEFAULTS);
    for (int i = 0; i < 3; i++) {
      assertThat(takes(room, 10_050_000)).isTrue();
    }
    assertThat(takes(room, 10_050_000)).isFalse();
    assertThat(takes(room, 3_900_000)).isTrue();
    assertThat(takes(room, 3_900_000)).isFalse();

    room.leave(of(10_050_000));
    assertThat(takes(room, 10_050_000)).isTrue();
  }

  @Test
  void one_of_the_largest_always_fits() {
    Settings small =
        Settings.of(Map.of("PORTOLAN_UPLOAD_LARGEST_MB", "60", "PORTOLAN_UPLOAD_ROOM_MB", "1"));

    assertThat(takes(UploadRoom.of(small), 60_100_000)).isTrue();
    UploadRoom strangers = UploadRoom.ofStrangers(DEFAULTS, 2);
    assertThat(takes(strangers, 10_100_000)).isTrue();
    assertThat(takes(strangers, 10_100_000)).isTrue();
    assertThat(takes(strangers, 1)).isFalse();
  }
}
