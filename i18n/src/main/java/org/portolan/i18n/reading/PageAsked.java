package org.portolan.i18n.reading;

import java.util.Set;
import org.portolan.i18n.Language;

/** What a text asks for of the pages that there are. */
public sealed interface PageAsked {

  /** No page: it is something else. */
  record Nothing() implements PageAsked {}

  /** Which pages there are. */
  record ForTheList(Language language) implements PageAsked {}

  /**
   * A page.
   *
   * @param slug the page's
   * @param language in which it was asked for
   */
  record ForPage(String slug, Language language, Set<Said> said) implements PageAsked {
    public ForPage {
      said = Set.copyOf(said);
    }
  }

  /** How somebody asked for a page. */
  enum Said {
    /** With a word such as INFO, which says that it is no answer to a question of ours. */
    WITH_INFO,
    /** With the keyword as it is written. */
    EXACTLY
  }
}
