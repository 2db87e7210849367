package org.portolan.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A button of a list that is asked for anew with each request would act on whatever row stands in
 * its place by then. Such a button posts the row's id ({@link Posted}); only where a page keeps its
 * rows for as long as they are before the reader may it hand the row over.
 */
class ButtonsNameTheirRowsTest {

  private static final Path PAGES = Path.of("src/main/webapp");

  private static final Pattern ROW = Pattern.compile("\\bvar=\"([a-z]\\w*)\"");
  private static final Pattern ACT = Pattern.compile("action=\"#\\{(\\w+)\\.\\w+\\(([^\"]*)\\)}\"");

  /** Pages that keep their rows, and lists that never change their order. */
  private static final Set<String> KEPT =
      Set.of(
          "accountsPage",
          "contactsPart",
          "dutyPage",
          "handsetPage",
          "keysetsPage",
          "lostPage",
          "mailboxes",
          "originalsPage",
          "papersPart",
          "relationsPart",
          "routesPage",
          "visaJudging",
          "visaLetters",
          "visaSignals",
          "visaTranslations",
          "visaTypePage",
          "visaView",
          "visaZones");

  private static List<String> byPlace(String page, String text) {
    List<String> rows = ROW.matcher(text).results().map(row -> row.group(1)).toList();
    List<String> found = new ArrayList<>();
    Matcher act = ACT.matcher(text);
    while (act.find()) {
      boolean ofRow = rows.stream().anyMatch(row -> act.group(2).matches(".*\\b" + row + "\\b.*"));
      if (ofRow && !KEPT.contains(act.group(1))) {
        found.add(page + ": " + act.group());
      }
    }
    return found;
  }

  @Test
  void no_list_that_is_read_anew_finds_its_row_by_its_place() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(PAGES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".xhtml")).toList()) {
        found.addAll(byPlace(file.getFileName().toString(), Files.readString(file)));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void one_that_does_is_found() {
    String page =
        "<ui:repeat var=\"line\"><p:commandButton action=\"#{waitingPage.again(line.id())}\"/>";

    assertThat(byPlace("waiting.xhtml", page)).hasSize(1);
  }
}
