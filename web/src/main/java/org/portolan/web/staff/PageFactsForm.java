package org.portolan.web.staff;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.Source;
import org.portolan.cases.portal.model.Topic;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** What somebody types of what is the same of a page in every language. */
public class PageFactsForm implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int MONTHS_UNTIL_REVIEW = 3;
  private static final int LONGEST_SLUG = 60;
  private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
  private static final String PARTS = "\\s*\\|\\s*";

  private String slug = "";
  private String topic = "";
  private String topicSlug = "";
  private String topicTitle = "";
  private String kind = PageKind.INFORMATION.key();
  private String reference = "en";
  private String keywords = "";
  private String sources = "";
  private String dated = "";
  private String reviewBy = "";
  private int position;

  /** A new page's. */
  static PageFactsForm empty(LocalDate today) {
    PageFactsForm form = new PageFactsForm();
    form.dated = today.toString();
    form.reviewBy = today.plusMonths(MONTHS_UNTIL_REVIEW).toString();
    return form;
  }

  /** A known page's. */
  static PageFactsForm of(PageFacts facts) {
    PageFactsForm form = new PageFactsForm();
    form.slug = facts.slug();
    form.topic = facts.topic();
    form.kind = facts.kind().key();
    form.reference = facts.reference().tag();
    form.position = facts.position();
    form.dated = facts.dated().toString();
    form.reviewBy = facts.reviewBy().toString();
    form.keywords =
        Languages.travellers().stream()
            .filter(language -> !facts.keyword(language).isEmpty())
            .map(language -> language.tag() + " | " + facts.keyword(language))
            .collect(Collectors.joining("\n"));
    form.sources =
        facts.sources().stream()
            .map(source -> source.title() + " | " + source.publisher() + " | " + source.url())
            .collect(Collectors.joining("\n"));
    return form;
  }

  /** The topic that is to be added, if one is named. */
  Optional<Topic> newTopic() {
    return isBlank(topicSlug)
        ? Optional.empty()
        : Optional.of(new Topic(topicSlug.strip(), Map.of("en", topicTitle.strip())));
  }

  /**
   * What was typed; empty when something of it cannot be read.
   *
   * @param wrong is told which field and why
   */
  Optional<PageFacts> facts(BiConsumer<String, String> wrong) {
    Optional<List<Source>> read = readSources();
    Optional<Map<String, String>> words = readKeywords();
    Optional<LocalDate> from = date(dated);
    Optional<LocalDate> by = date(reviewBy);
    boolean good = check(isSlug(slug), wrong, "slug", "bad-slug");
    good &=
        isBlank(topicSlug)
            ? check(!isBlank(topic), wrong, "topic", "no-topic")
            : check(isSlug(topicSlug) && !isBlank(topicTitle), wrong, "topic-slug", "bad-topic");
    good &= check(read.isPresent(), wrong, "sources", "bad-source");
    good &= check(words.isPresent(), wrong, "keywords", "bad-keyword");
    good &= check(from.isPresent(), wrong, "dated", "bad-date");
    good &= check(by.isPresent(), wrong, "review-by", "bad-date");
    return good
        ? Optional.of(
            new PageFacts(
                slug.strip(),
                newTopic().map(Topic::slug).orElse(topic),
                PageKind.ofKey(kind),
                position,
                Language.of(reference),
                words.get().getOrDefault(reference, ""),
                words.get(),
                read.get(),
                from.get(),
                by.get()))
        : Optional.empty();
  }

  private static boolean check(
      boolean good, BiConsumer<String, String> wrong, String field, String why) {
    if (!good) {
      wrong.accept(field, why);
    }
    return good;
  }

  private Optional<List<Source>> readSources() {
    List<Source> read = new ArrayList<>();
    for (String line : lines(sources)) {
      String[] parts = line.strip().split(PARTS);
      if (parts.length != 3 || !parts[2].matches("https?://\\S+")) {
        return Optional.empty();
      }
      read.add(new Source(parts[0], parts[1], parts[2]));
    }
    return Optional.of(read);
  }

  private Optional<Map<String, String>> readKeywords() {
    Map<String, String> read = new LinkedHashMap<>();
    for (String line : lines(keywords)) {
      String[] parts = line.strip().split(PARTS);
      Optional<Language> language = Language.find(parts[0]);
      if (parts.length != 2 || language.isEmpty() || parts[1].matches(".*\\s.*")) {
        return Optional.empty();
      }
      read.put(language.get().tag(), parts[1]);
    }
    return Optional.of(read);
  }

  private static List<String> lines(String typed) {
    return typed == null ? List.of() : typed.lines().filter(line -> !line.isBlank()).toList();
  }

  private static Optional<LocalDate> date(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed == null ? "" : typed.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean isSlug(String text) {
    return text != null && text.length() <= LONGEST_SLUG && text.strip().matches(SLUG);
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  public String getSlug() {
    return slug;
  }

  public void setSlug(String slug) {
    this.slug = slug;
  }

  public String getTopic() {
    return topic;
  }

  public void setTopic(String topic) {
    this.topic = topic;
  }

  public String getTopicSlug() {
    return topicSlug;
  }

  public void setTopicSlug(String topicSlug) {
    this.topicSlug = topicSlug;
  }

  public String getTopicTitle() {
    return topicTitle;
  }

  public void setTopicTitle(String topicTitle) {
    this.topicTitle = topicTitle;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getKeywords() {
    return keywords;
  }

  public void setKeywords(String keywords) {
    this.keywords = keywords;
  }

  public String getSources() {
    return sources;
  }

  public void setSources(String sources) {
    this.sources = sources;
  }

  public String getDated() {
    return dated;
  }

  public void setDated(String dated) {
    this.dated = dated;
  }

  public String getReviewBy() {
    return reviewBy;
  }

  public void setReviewBy(String reviewBy) {
    this.reviewBy = reviewBy;
  }
}
