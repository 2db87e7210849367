package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The life of applications as officers tell it: one test for each scenario of the files. */
class ScenarioTest {

  private static final Path FILES = Path.of("src/test/resources/org/portolan/cases/visa");
  private static final String HEAD = "Scenario: ";

  @TestFactory
  Stream<DynamicTest> every_scenario_holds() {
    return scenarios().stream()
        .map(
            one -> DynamicTest.dynamicTest(one.title, () -> new ToldApplication().tell(one.lines)));
  }

  @Test
  void there_are_fifty_and_each_has_a_title_of_its_own() {
    assertThat(scenarios())
        .hasSizeGreaterThanOrEqualTo(50)
        .extracting(Scenario::title)
        .doesNotHaveDuplicates();
  }

  private static List<Scenario> scenarios() {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .filter(file -> file.toString().endsWith(".scenarios"))
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Scenario> read(Path file) {
    List<Scenario> found = new ArrayList<>();
    for (String raw : lines(file)) {
      String line = raw.strip();
      if (line.startsWith(HEAD)) {
        found.add(new Scenario(line.substring(HEAD.length()), new ArrayList<>()));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        found.get(found.size() - 1).lines.add(line);
      }
    }
    return found;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private record Scenario(String title, List<String> lines) {}
}
