package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No form is forgotten when marked words are written into all of them: whatever takes words is in a
 * list that names who writes there, and whoever is named does, in the walk.
 */
class FormsWithWordsTest {

  private static final Path TESTS = Path.of("src/test/java/org/portolan/systemtests");
  private static final Path VIEWS = Path.of("../web/src/main/webapp");
  private static final Path SERVLETS = Path.of("../web/src/main/java/org/portolan");

  private static final Pattern FIELD =
      Pattern.compile("<(?:(?:h|p):input(?!Hidden)\\w*|input|textarea)\\b([^>]*)>");

  private static final Pattern WORDLESS =
      Pattern.compile("type=\"(?:hidden|submit|checkbox|radio|date|time)\"");

  private static final Pattern NAME = Pattern.compile("\\b(?:id|name)=\"([^\"]*)\"");

  /** A field that is named by what its row is. */
  private static final Pattern OF_A_ROW = Pattern.compile("[#%{]|^$");

  private record Line(String form, Set<String> fields, String who) {}

  @Test
  void every_form_that_takes_words_is_listed_with_its_fields() throws IOException {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (Line line : lines()) {
      listed.computeIfAbsent(line.form(), any -> new TreeSet<>()).addAll(line.fields());
    }
    Map<String, Set<String>> found = formsOfTheProduct();
    assertThat(found.size()).isGreaterThan(40);
    assertThat(found.keySet()).as("forms").isEqualTo(listed.keySet());
    found.forEach((form, fields) -> assertThat(listed.get(form)).as(form).containsAll(fields));
  }

  @Test
  void whoever_is_named_writes_into_each_of_the_fields() throws IOException {
    String walk = read(TESTS.resolve("NothingInClearIT.java"));
    for (Line line : lines()) {
      if (!line.who().matches("[A-Z]\\w+( [A-Z]\\w+)*")) {
        assertThat(line.who()).as("why nobody writes into " + line.form()).contains(" ");
        continue;
      }
      String[] names = line.who().split(" ");
      assertThat(names[0]).as(line.form()).startsWith("Marked");
      String marked = read(TESTS.resolve(names[0] + ".java"));
      assertThat(walk).contains("new " + names[0] + "(");
      StringBuilder writes = new StringBuilder(marked);
      for (String helper : List.of(names).subList(1, names.length)) {
        assertThat(marked).as("who helps with " + line.form()).contains(helper);
        writes.append(read(TESTS.resolve(helper + ".java")));
      }
      for (String field : line.fields()) {
        assertThat(writes.toString())
            .as(line.who() + " writes into " + field + " of " + line.form())
            .containsPattern("[\"'#:. =]" + Pattern.quote(field) + "(?:[\"'\\]]|-1-)");
      }
    }
  }

  private static Map<String, Set<String>> formsOfTheProduct() throws IOException {
    Map<String, Set<String>> forms = new TreeMap<>();
    for (Path root : List.of(VIEWS, SERVLETS)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(FormsWithWordsTest::isSource).toList()) {
          Set<String> fields = fields(read(file));
          if (!fields.isEmpty()) {
            fields.remove("");
            forms.put(root.relativize(file).toString().replace('\\', '/'), fields);
          }
        }
      }
    }
    return forms;
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".xhtml") || file.toString().endsWith(".java");
  }

  /** What takes words; among them an empty name when one is named by its row. */
  private static Set<String> fields(String source) {
    Set<String> fields = new TreeSet<>();
    Matcher field = FIELD.matcher(source.replace("\\\"", "\""));
    while (field.find()) {
      if (!WORDLESS.matcher(field.group(1)).find()) {
        Matcher name = NAME.matcher(field.group(1));
        String found = name.find() ? name.group(1) : "";
        fields.add(OF_A_ROW.matcher(found).find() ? "" : found);
      }
    }
    return fields;
  }

  private static List<Line> lines() throws IOException {
    try (var list = FormsWithWordsTest.class.getResourceAsStream("forms-with-words.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" \\| "))
          .map(line -> new Line(line[0], new TreeSet<>(Arrays.asList(line[1].split(" "))), line[2]))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
