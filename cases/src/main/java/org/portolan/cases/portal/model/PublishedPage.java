package org.portolan.cases.portal.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.portolan.i18n.Language;

/**
 * A page as the public reads it in a language, without its text.
 *
 * @param reference the language it is translated from; its own when it is the original
 * @param keyword what a text message in this language asks for it by; empty where none does
 * @param reviewBy by when it is to be read again, in UTC
 * @param machine whether a machine drafted it and no native speaker has read it
 * @param nativeRead whether a native speaker has read it
 * @param outdated whether the original says something else by now
 */
public record PublishedPage(
    UUID id,
    Language language,
    int number,
    String topic,
    String slug,
    PageKind kind,
    Language reference,
    String keyword,
    List<Source> sources,
    LocalDate dated,
    LocalDate reviewBy,
    String title,
    String summary,
    boolean machine,
    boolean nativeRead,
    boolean outdated,
    Instant publishedAt) {

  public PublishedPage {
    sources = List.copyOf(sources);
  }

  /** Whether it is what the others are translated from. */
  public boolean original() {
    return language.equals(reference);
  }

  /** Whether the day has passed by which it was to be read again. */
  public boolean isUnderReview(LocalDate today) {
    return today.isAfter(reviewBy);
  }

  /** Whether it tells people to call for help: about danger, distress or illness. */
  public boolean needsEmergencyNumber() {
    return kind != PageKind.INFORMATION || topic.equals(Topic.HEALTH);
  }

  /** Where somebody who reads a language finds it: {@code /ti/health/quarantine}. */
  public String address(Language reader) {
    return "/" + reader.tag() + "/" + topic + "/" + slug;
  }

  /** The same as short as it leads there: {@code /ti/quarantine}. */
  public String shortAddress(Language reader) {
    return "/" + reader.tag() + "/" + slug;
  }

  /** Its address: {@code /ar/health/quarantine}. */
  public String address() {
    return address(language);
  }
}
