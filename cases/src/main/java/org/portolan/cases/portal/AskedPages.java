package org.portolan.cases.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.PageAsked;
import org.portolan.i18n.reading.PageKeywords;
import org.portolan.i18n.reading.PageKeywords.Keyword;

/**
 * The pages for those who ask for them in a message. Keywords, and each text that was asked for,
 * stay in memory while the content is the same: a message costs no question to the database.
 */
public final class AskedPages {

  private final PublishedContent content;
  private volatile Known known;

  public AskedPages(PublishedContent content) {
    this.content = content;
  }

  /** What is known of one state of the content. */
  private record Known(
      Published published, PageKeywords keywords, Map<Key, Optional<PageText>> texts) {}

  private record Key(UUID page, Language language) {}

  /** A page with what it says. */
  public record AskedPage(PublishedPage page, PageText text) {}

  /**
   * What a message asks for.
   *
   * @param own the language that who wrote it is answered in otherwise
   */
  public PageAsked asked(Tx tx, String message, Language own) {
    return known(tx).keywords.read(message, own);
  }

  /** A page in a language or the first of its fallbacks; empty when it has just been withdrawn. */
  public Optional<AskedPage> page(Tx tx, String slug, Language language) {
    Known now = known(tx);
    return now.published
        .page(language, slug)
        .flatMap(page -> text(tx, now, page).map(text -> new AskedPage(page, text)));
  }

  private Optional<PageText> text(Tx tx, Known now, PublishedPage page) {
    Key key = new Key(page.id(), page.language());
    Optional<PageText> text = now.texts.get(key);
    if (text == null) {
      text = content.text(tx, page);
      now.texts.put(key, text);
    }
    return text;
  }

  /** What the pages are asked for by in a language, in the order of topics and pages. */
  public List<String> keywords(Tx tx, Language language) {
    Published published = known(tx).published;
    return published.topics(language).stream()
        .flatMap(topic -> published.pages(language, topic.slug()).stream())
        .map(PublishedPage::keyword)
        .filter(keyword -> !keyword.isBlank())
        .toList();
  }

  /** The first pages that there are in a language itself, in the order of topics and pages. */
  public List<AskedPage> pages(Tx tx, Language language, int most) {
    Known now = known(tx);
    return now.published.topics(language).stream()
        .flatMap(topic -> now.published.pages(language, topic.slug()).stream())
        .filter(page -> page.language().equals(language) && !page.keyword().isBlank())
        .limit(most)
        .flatMap(page -> text(tx, now, page).map(text -> new AskedPage(page, text)).stream())
        .toList();
  }

  private Known known(Tx tx) {
    Published now = content.now(tx);
    Known before = known;
    if (before == null || before.published != now) {
      before = new Known(now, keywords(now), new ConcurrentHashMap<>());
      known = before;
    }
    return before;
  }

  private static PageKeywords keywords(Published published) {
    return new PageKeywords(
        published.all().stream()
            .map(page -> new Keyword(page.language(), page.keyword(), page.slug()))
            .toList());
  }
}
