package org.portolan.cases.portal.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.portolan.i18n.Language;

/**
 * What is the same of a page in every language.
 *
 * @param slug its part of the address, below its topic's
 * @param position its place among its topic's pages
 * @param reference the language that the others are translated from
 * @param keyword what a text message asks for it by; empty where none does
 * @param keywords the same in other languages, by their tags
 * @param dated as of when it is true
 * @param reviewBy by when it is to be read again
 */
public record PageFacts(
    String slug,
    String topic,
    PageKind kind,
    int position,
    Language reference,
    String keyword,
    Map<String, String> keywords,
    List<Source> sources,
    LocalDate dated,
    LocalDate reviewBy) {

  public PageFacts {
    keywords = Map.copyOf(keywords);
    sources = List.copyOf(sources);
  }

  /** What a text message in a language asks for it by; empty where none does. */
  public String keyword(Language language) {
    return keywords.getOrDefault(language.tag(), language.equals(reference) ? keyword : "");
  }
}
