package org.portolan.i18n.search;

import java.util.List;
import org.portolan.i18n.Language;

/**
 * A page in one language, as readers see it, without markup.
 *
 * @param page what its versions in all languages have in common, such as its address below the
 *     language's
 * @param version changes whenever anything in it does
 * @param headings those within its body
 * @param body everything below the summary
 */
public record SearchDocument(
    String page,
    Language language,
    String version,
    String title,
    String summary,
    List<String> headings,
    String body) {

  /** The page in its language, whichever version. */
  record Place(String page, Language language) {}

  Place place() {
    return new Place(page, language);
  }
}
