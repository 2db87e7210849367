package org.portolan.cases.portal.model;

import java.util.Map;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/**
 * What pages are about, as the first page sorts them.
 *
 * @param slug its part of the address
 * @param titles by the tags of languages; English is among them
 */
public record Topic(String slug, Map<String, String> titles) {

  /** The topic of illness, tests and quarantine, among those the product brings along. */
  public static final String HEALTH = "health";

  public Topic {
    titles = Map.copyOf(titles);
  }

  /** Its title in a language, or in the first of its fallbacks that has one. */
  public String title(Language language) {
    return Languages.fallbacks(language).stream()
        .filter(one -> titles.containsKey(one.tag()))
        .map(one -> titles.get(one.tag()))
        .findFirst()
        .orElse(slug);
  }
}
