package org.portolan.messaging.conversation;

import java.util.Map;
import java.util.Optional;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.portal.SearchPages;
import org.portolan.cases.portal.SearchPages.Similar;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;

/**
 * What whoever asks is told at once: that a person will answer, by which reference they can name
 * their question, and where they may read about it until then.
 */
final class FirstReply {

  private final PublicAddress address;
  private final SearchPages search;

  FirstReply(PublicAddress address, SearchPages search) {
    this.address = address;
    this.search = search;
  }

  /** To a question, with the page most like it, or where all pages are. */
  Wording to(Tx tx, String question, CaseReference reference, Language language) {
    String page = similar(tx, question, language).orElse("/" + language.tag());
    return Wording.of(
        "reply.enquiry", Map.of("reference", reference.text(), "page", address.of(page)));
  }

  private Optional<String> similar(Tx tx, String question, Language language) {
    Similar found = search.similarAtOnce(tx, question, language);
    return found.pages().stream()
        .flatMap(slug -> found.published().page(language, slug).stream())
        .map(page -> page.shortAddress(language))
        .findFirst();
  }
}
