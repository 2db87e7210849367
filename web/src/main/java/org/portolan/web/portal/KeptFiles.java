package org.portolan.web.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.i18n.Language;
import org.portolan.web.start.PublicFrame;

/**
 * What a phone keeps of a language when its owner wants the pages there: public pages and what they
 * need, nothing else.
 */
final class KeptFiles {

  private KeptFiles() {}

  /**
   * One of them.
   *
   * @param at its address
   * @param line HTML that leads there, for those who read without a connection; empty for what
   *     nobody looks for
   * @param closer whether it is kept only when that was chosen too: others who open the phone learn
   *     something of its owner
   */
  record KeptFile(String at, String line, boolean closer) {}

  /** All of them, in the order of the pages. */
  static List<KeptFile> of(Published published, Language language, String firstTitle) {
    String home = PublicFrame.address(language);
    List<KeptFile> files = new ArrayList<>();
    files.add(new KeptFile(home, line(home, "", firstTitle), false));
    Stream.of(KeptView.KEEP, KeptView.OFFLINE)
        .forEach(name -> files.add(new KeptFile(home + name, "", false)));
    SentFiles.OF_PAGES.forEach(path -> files.add(new KeptFile(path, "", false)));
    if (!published.rumours(language).isEmpty()) {
      files.add(new KeptFile(home + RumoursView.PATH, "", false));
    }
    published
        .topics(language)
        .forEach(
            topic -> {
              files.add(new KeptFile(home + topic.slug() + "/", "", false));
              published
                  .pages(language, topic.slug())
                  .forEach(page -> files.add(page(language, page)));
            });
    return files;
  }

  private static KeptFile page(Language language, PublishedPage page) {
    String at = Links.to(language, page);
    String written = PageView.written(language, page.language());
    return new KeptFile(
        at, line(at, written, PublicFrame.escaped(page.title())), page.kind().needsQuickExit());
  }

  private static String line(String at, String written, String title) {
    return "<li><a href=\"%s\"%s>%s</a></li>\n".formatted(at, written, title);
  }
}
