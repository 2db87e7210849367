package org.portolan.messaging.conversation;

import com.ibm.icu.text.Normalizer2;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.reading.AnswerReader;
import org.portolan.messaging.PublicAddress;

/**
 * Whoever writes {@code INFO QUARANTINE}, or the same in another language, gets the page of that
 * keyword as a text message, with where to read the rest.
 */
final class InfoPages {

  private static final Pattern TWO_WORDS = Pattern.compile("\\s*(\\S+)\\s+(\\S+?)[.?!]*\\s*");
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}");
  private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
  private static final Normalizer2 APART = Normalizer2.getNFDInstance();

  private final PublishedContent content;
  private final PublicAddress address;
  private final AnswerReader reader = new AnswerReader();

  InfoPages(PublishedContent content, PublicAddress address) {
    this.content = content;
    this.address = address;
  }

  /**
   * What is answered; empty when a message asks for no page.
   *
   * @param language that the sender reads: a word that is the same in several is taken for it
   */
  Optional<Wording> of(String body, Language language) {
    Matcher words = TWO_WORDS.matcher(body);
    if (!words.matches() || !asks(words.group(1))) {
      return Optional.empty();
    }
    return page(words.group(2), language).flatMap(this::wording);
  }

  private boolean asks(String word) {
    return Languages.travellers().stream()
        .anyMatch(language -> reader.asksForInformation(word, language));
  }

  private Optional<PublishedPage> page(String word, Language language) {
    String asked = folded(word);
    List<Language> preferred = Languages.fallbacks(language);
    return content.now().all().stream()
        .filter(page -> !page.keyword().isEmpty() && folded(page.keyword()).equals(asked))
        .min(Comparator.comparingInt(page -> rank(preferred, page.language())));
  }

  private static int rank(List<Language> preferred, Language language) {
    int at = preferred.indexOf(language);
    return at < 0 ? preferred.size() : at;
  }

  private Optional<Wording> wording(PublishedPage page) {
    return content
        .text(page)
        .map(PageText::sms)
        .filter(sms -> !sms.isBlank())
        .map(
            sms ->
                Wording.of(
                    "portal.sms", Map.of("text", sms, "address", address.of(page.address()))));
  }

  /** Also typed without marks, as on many keyboards. */
  private static String folded(String word) {
    return MARKS.matcher(APART.normalize(FOLDED.normalize(word))).replaceAll("");
  }
}
