package org.portolan.cases.portal.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** All that is published at one moment, without the texts of pages. It never changes. */
public final class Published {

  private final long version;
  private final Map<String, Topic> topics;
  private final Map<String, Map<Language, PublishedPage>> pages;
  private final Map<UUID, Map<Language, PublishedRumour>> rumours = new LinkedHashMap<>();

  /**
   * @param version of the content
   * @param topics in their order
   * @param pages in the order of their topics and of themselves
   * @param rumours in the order in which they are read
   */
  public Published(
      long version, List<Topic> topics, List<PublishedPage> pages, List<PublishedRumour> rumours) {
    this.version = version;
    for (PublishedRumour rumour : rumours) {
      this.rumours
          .computeIfAbsent(rumour.rumour(), id -> new LinkedHashMap<>())
          .put(rumour.language(), rumour);
    }
    this.topics =
        topics.stream()
            .collect(
                Collectors.toMap(Topic::slug, topic -> topic, (a, b) -> a, LinkedHashMap::new));
    this.pages = new LinkedHashMap<>();
    for (PublishedPage page : pages) {
      this.pages
          .computeIfAbsent(page.slug(), slug -> new LinkedHashMap<>())
          .put(page.language(), page);
    }
  }

  /** Which state of the content this is; a later one has a higher number. */
  public long version() {
    return version;
  }

  /** A topic that there is. */
  public Optional<Topic> topic(String slug) {
    return Optional.ofNullable(topics.get(slug));
  }

  /** The topics in which somebody reading this language finds a page, in their order. */
  public List<Topic> topics(Language language) {
    return topics.values().stream()
        .filter(topic -> !pages(language, topic.slug()).isEmpty())
        .toList();
  }

  /**
   * The pages of a topic in their order, each in the language itself or in the first of its
   * fallbacks that has it.
   */
  public List<PublishedPage> pages(Language language, String topic) {
    return pages.keySet().stream()
        .flatMap(slug -> page(language, slug).stream())
        .filter(page -> page.topic().equals(topic))
        .toList();
  }

  /** The pages of a language itself, the latest published first. */
  public List<PublishedPage> latest(Language language) {
    return pages.values().stream()
        .flatMap(of -> Optional.ofNullable(of.get(language)).stream())
        .sorted(Comparator.comparing(PublishedPage::publishedAt).reversed())
        .toList();
  }

  /** A page in the language itself, or in the first of its fallbacks that has it. */
  public Optional<PublishedPage> page(Language language, String slug) {
    Map<Language, PublishedPage> of = pages.getOrDefault(slug, Map.of());
    return Languages.fallbacks(language).stream()
        .flatMap(one -> Optional.ofNullable(of.get(one)).stream())
        .findFirst()
        .or(() -> of.values().stream().filter(PublishedPage::original).findFirst());
  }

  /** A page in every language that it is published in. */
  public List<PublishedPage> languages(String slug) {
    Map<Language, PublishedPage> of = pages.getOrDefault(slug, Map.of());
    return Languages.travellers().stream()
        .flatMap(language -> Optional.ofNullable(of.get(language)).stream())
        .toList();
  }

  /**
   * The rumours that are put right, each in the language itself, in the first of its fallbacks that
   * has it, or in whatever language there is.
   */
  public List<PublishedRumour> rumours(Language language) {
    return rumours.values().stream()
        .map(
            of ->
                Languages.fallbacks(language).stream()
                    .flatMap(one -> Optional.ofNullable(of.get(one)).stream())
                    .findFirst()
                    .orElseGet(() -> of.values().iterator().next()))
        .toList();
  }

  /** Every page in every language. */
  public List<PublishedPage> all() {
    return pages.values().stream().flatMap(of -> of.values().stream()).toList();
  }
}
