package org.portolan.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedRumour;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;

/** However many rumours are put right, each can be read, and no page becomes heavy. */
class RumoursViewTest {

  private static final Settings SETTINGS = Settings.of(Map.of());
  private static final Language ARABIC = Language.of("ar");
  private static final Pattern TOLD = Pattern.compile("Rumour [0-9]+\\.");

  private final RumoursView view = new RumoursView(SETTINGS, PublicAddress.of(SETTINGS));

  private static Published with(int rumours) {
    return new Published(
        1,
        List.of(),
        List.of(),
        IntStream.range(0, rumours)
            .mapToObj(
                i ->
                    new PublishedRumour(
                        UUID.randomUUID(),
                        Language.ENGLISH,
                        "Rumour " + i + ".",
                        "x".repeat(590),
                        "false",
                        "",
                        Instant.EPOCH))
            .toList());
  }

  private Optional<String> page(Published published, int number) {
    return view.page(published, ARABIC, number)
        .map(answer -> new String(answer.plain(), StandardCharsets.UTF_8));
  }

  @Test
  void every_rumour_is_on_one_of_the_pages_which_lead_to_each_other() {
    Published published = with(75);
    List<String> told = new ArrayList<>();
    int number = 1;
    for (Optional<String> page = page(published, 1);
        page.isPresent();
        page = page(published, ++number)) {
      TOLD.matcher(page.get()).results().forEach(found -> told.add(found.group()));
    }

    assertThat(number).isEqualTo(4);
    assertThat(told).hasSize(75).doesNotHaveDuplicates();
    assertThat(page(published, 1).orElseThrow())
        .contains("rel=\"next\" href=\"/ar/rumours/2\"")
        .doesNotContain("rel=\"prev\"");
    assertThat(page(published, 2).orElseThrow())
        .contains("rel=\"prev\" href=\"/ar/rumours\"", "href=\"/am/rumours/2\"");
    assertThat(page(published, 3).orElseThrow()).doesNotContain("rel=\"next\"");
  }

  @Test
  void where_none_is_there_is_one_page_and_no_other() {
    assertThat(page(with(0), 1)).isPresent();
    assertThat(page(with(0), 2)).isEmpty();
    assertThat(page(with(3), 0)).isEmpty();
  }
}
