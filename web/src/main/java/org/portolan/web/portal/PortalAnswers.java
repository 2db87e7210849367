package org.portolan.web.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.portal.entry.PublishedRules;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;
import org.portolan.web.portal.PageView.Asked;
import org.portolan.web.start.Answer;
import org.portolan.web.start.ReaderLanguage;

/** What there is at an address, from memory while the content has not changed. */
@ApplicationScoped
public class PortalAnswers {

  private static final int KEPT_MB = 64;
  private static final int BYTES_OF_MB = 1 << 20;

  private PublishedContent content;
  private PublishedRules rules;
  private PageView pages;
  private ListView lists;
  private RumoursView rumours;
  private KeptView phone;
  private SentFiles files;
  private Clock clock;
  private Cache<Key, Answer> kept;

  /** An address in one state of the content, on one day: a page may be under review from it on. */
  private record Key(long version, LocalDate today, String path) {}

  /** For the container's proxy. */
  protected PortalAnswers() {}

  @Inject
  public PortalAnswers(
      PublishedContent content,
      PublishedRules rules,
      Settings settings,
      PublicAddress address,
      SentFiles files,
      Clock clock) {
    this.content = content;
    this.rules = rules;
    this.files = files;
    this.clock = clock;
    this.phone = new KeptView(settings);
    this.pages = new PageView(settings, address);
    this.rumours = new RumoursView(settings, address);
    this.lists = new ListView(settings, address, rumours);
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight((long) settings.number("PAGES_KEPT_MB", KEPT_MB) * BYTES_OF_MB)
            .weigher((Key key, Answer answer) -> answer.gzip().length + key.path.length() * 2)
            .build();
  }

  /** What is at a path that names a language, or is one of those that are for machines. */
  Answer at(String path) {
    return at(content.now(), today(), path);
  }

  /** A page, if it is in memory and nobody must be asked whether it still holds. */
  Optional<Answer> atHand(String path) {
    return tellsOfRules(path)
        ? Optional.empty()
        : content
            .atHand()
            .map(published -> kept.getIfPresent(new Key(published.version(), today(), path)));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Answer at(Published published, LocalDate today, String path) {
    if (files.has(path)) {
      return files.at(path);
    }
    Key key = new Key(published.version(), today, tellsOfRules(path) ? path + rulesNow() : path);
    Answer answer = kept.getIfPresent(key);
    if (answer == null) {
      answer = write(published, today, path);
      // what is not there is not kept: there is no end to addresses; the list names the day
      if (answer.status() == HttpServletResponse.SC_OK && !path.endsWith("/" + KeptView.LIST)) {
        kept.put(key, answer);
      }
    }
    return answer;
  }

  /** Two of what machines read change with the entry rules too. */
  private static boolean tellsOfRules(String path) {
    return path.equals("/sitemap.xml") || path.endsWith("/feed.atom");
  }

  private String rulesNow() {
    return " " + rules.current().version();
  }

  private Answer write(Published published, LocalDate today, String path) {
    if (path.equals("/sitemap.xml")) {
      return lists.sitemap(published, rules.current());
    }
    if (path.equals("/robots.txt")) {
      return lists.robots();
    }
    Language language = ReaderLanguage.addressed(path).orElse(Language.ENGLISH);
    String[] parts = path.substring(1).split("/", -1);
    Optional<Answer> found =
        switch (parts.length) {
          case 2 -> second(published, today, language, parts[1]);
          case 3 ->
              parts[2].isEmpty()
                  ? published.topic(parts[1]).map(topic -> lists.topic(published, language, topic))
                  : page(published, today, language, parts[1], parts[2]);
          default -> Optional.empty();
        };
    return found.orElseGet(() -> lists.notFound(language));
  }

  private Optional<Answer> second(
      Published published, LocalDate today, Language language, String name) {
    return switch (name) {
      case "" -> Optional.of(lists.first(published, language));
      case RumoursView.PATH -> Optional.of(rumours.page(published, language));
      case "feed.atom" -> Optional.of(lists.feed(published, rules.current(), language));
      case KeptView.KEEP ->
          Optional.of(phone.keep(published, language, path -> at(published, today, path)));
      case KeptView.OFFLINE -> Optional.of(phone.offline(language));
      case KeptView.MANIFEST -> Optional.of(phone.manifest(language));
      case KeptView.LIST ->
          Optional.of(
              phone.list(published, language, clock.instant(), path -> at(published, today, path)));
      default ->
          published
              .topic(name)
              .map(topic -> Answer.moved("/" + language.tag() + "/" + topic.slug() + "/"))
              .or(
                  () ->
                      published
                          .page(language, name)
                          .map(page -> Answer.moved(page.address(language))));
    };
  }

  private Optional<Answer> page(
      Published published, LocalDate today, Language language, String topic, String slug) {
    if (topic.equals(RumoursView.PATH)) {
      return slug.matches("[2-9]|[1-9][0-9]{1,3}")
          ? rumours.page(published, language, Integer.parseInt(slug))
          : Optional.empty();
    }
    Optional<PublishedPage> found = published.page(language, slug);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    PublishedPage page = found.get();
    if (!page.topic().equals(topic)) {
      return Optional.of(Answer.moved("/" + language.tag() + "/" + page.topic() + "/" + slug));
    }
    Optional<PageText> text = content.text(page);
    Optional<Topic> of = published.topic(topic);
    return text.flatMap(
        body ->
            of.map(
                known ->
                    pages.page(
                        new Asked(
                            published,
                            language,
                            page,
                            known,
                            body,
                            original(published, page),
                            today))));
  }

  /** What stands below a translation about danger that no native speaker has read. */
  private Optional<PageText> original(Published published, PublishedPage page) {
    return page.kind() != PageKind.CRISIS || page.original() || page.nativeRead()
        ? Optional.empty()
        : published.languages(page.slug()).stream()
            .filter(PublishedPage::original)
            .findFirst()
            .flatMap(content::text);
  }
}
