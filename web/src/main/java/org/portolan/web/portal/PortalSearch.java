package org.portolan.web.portal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.portal.SearchPages;
import org.portolan.cases.portal.SearchPages.Found;
import org.portolan.cases.portal.SearchPages.Similar;
import org.portolan.cases.store.CaseStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.SearchQuery;

/** The search of this node, whose index is built on the server's threads. */
@ApplicationScoped
public class PortalSearch {

  @Resource private ManagedExecutorService background;

  @Inject private PublishedContent content;
  @Inject private CaseStore store;

  private SearchPages pages;

  @PostConstruct
  void open() {
    pages = new SearchPages(content, store, background);
  }


  Found search(SearchQuery query, Language reader) {
    return pages.search(query, reader);
  }

  Similar similar(String question, Language reader) {
    return pages.similar(question, reader);
  }
}
