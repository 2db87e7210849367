package org.portolan.cases.portal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Source;
import org.portolan.cases.portal.model.Topic;
import org.portolan.i18n.Language;

/**
 * The pages that the product brings along: {@code pages.json}, and for each page and language a
 * file of Markdown that begins with its title, summary and text message between two lines of
 * dashes.
 */
final class ContentFiles {

  private static final String FENCE = "---\n";

  private final Function<String, InputStream> files;

  /**
   * @param files opens what has a name such as {@code quarantine/ar.md}; null when there is none
   */
  ContentFiles(Function<String, InputStream> files) {
    this.files = files;
  }

  /** Those in the product itself. */
  static ContentFiles ofProduct() {
    return new ContentFiles(name -> ContentFiles.class.getResourceAsStream("content/" + name));
  }

  /** The first lines of the content. */
  record Content(List<Topic> topics, List<PageLine> pages) {}

  /** A page as its line in {@code pages.json} tells. */
  record PageLine(
      String slug,
      String topic,
      String kind,
      String keyword,
      Map<String, String> keywords,
      List<Source> sources,
      String dated,
      String reviewBy) {

    PageFacts facts(int position) {
      return new PageFacts(
          slug,
          topic,
          PageKind.ofKey(kind),
          position,
          Language.ENGLISH,
          keyword,
          keywords,
          sources,
          LocalDate.parse(dated),
          LocalDate.parse(reviewBy));
    }
  }

  /** Topics and pages; none when the product brings none along. */
  Content content() {
    return read("pages.json")
        .map(
            json -> {
              try {
                return JsonMapper.builder().build().readValue(json, Content.class);
              } catch (IOException e) {
                throw new UncheckedIOException("pages.json cannot be read", e);
              }
            })
        .orElseGet(() -> new Content(List.of(), List.of()));
  }

  /** The text of a page in a language. */
  Optional<PageText> text(String slug, Language language) {
    String name = slug + "/" + language.tag() + ".md";
    return read(name).map(text -> parsed(name, text));
  }

  private static PageText parsed(String name, String text) {
    int end = text.indexOf("\n" + FENCE, FENCE.length());
    if (!text.startsWith(FENCE) || end < 0) {
      throw new IllegalStateException(name + " does not begin with its title and summary");
    }
    Map<String, String> front = new LinkedHashMap<>();
    for (String line : text.substring(FENCE.length(), end).split("\n")) {
      int colon = line.indexOf(':');
      front.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    List<String> needed = new ArrayList<>(List.of("title", "summary", "sms"));
    needed.removeAll(front.keySet());
    if (!needed.isEmpty()) {
      throw new IllegalStateException(name + " says nothing of " + needed);
    }
    return new PageText(
        front.get("title"),
        front.get("summary"),
        front.get("sms"),
        text.substring(end + 1 + FENCE.length()).strip());
  }

  private Optional<String> read(String name) {
    try (InputStream file = files.apply(name)) {
      return file == null
          ? Optional.empty()
          : Optional.of(
              new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
