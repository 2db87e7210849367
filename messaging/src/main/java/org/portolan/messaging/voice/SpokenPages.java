package org.portolan.messaging.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.portal.AskedPages.AskedPage;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/**
 * Public pages by call: a list of them, each with its key, and what each says as a text message,
 * with the emergency number where it may be needed. Only in languages that a voice reads.
 */
final class SpokenPages {

  /** As many as there are keys. */
  private static final int MOST = 9;

  /** Nobody can write an address down while it is read out. */
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

  private final AskedPages pages;
  private final Speech speech;
  private final String emergency;

  SpokenPages(AskedPages pages, Speech speech, String emergency) {
    this.pages = pages;
    this.speech = speech;
    this.emergency = emergency;
  }

  /** Those that can be heard in a language, in their order; none where no voice reads it. */
  List<AskedPage> in(Tx tx, Language language) {
    return speech.reads(language) ? pages.pages(tx, language, MOST) : List.of();
  }

  /** Which there are. */
  Script list(List<AskedPage> offered) {
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < offered.size(); i++) {
      sentences.add(Sentence.asWritten(offered.get(i).text().title()));
      sentences.add(Sentence.press(i + 1));
    }
    sentences.add(Sentence.of("voice.repeat"));
    return new Script(sentences, KeyPad.ONE);
  }

  /** What one of them says. */
  Script read(AskedPage page) {
    List<Sentence> sentences = new ArrayList<>();
    sentences.add(Sentence.asWritten(spoken(page.text())));
    if (page.page().needsEmergencyNumber()) {
      sentences.add(Sentence.of("portal.sms.emergency", Map.of(Sentence.EMERGENCY, emergency)));
    }
    sentences.add(Sentence.of("voice.page-read"));
    return new Script(sentences, KeyPad.ONE);
  }

  private static String spoken(PageText text) {
    String said = text.sms().isBlank() ? text.summary() : text.sms();
    return ADDRESS.matcher(said).replaceAll("").strip();
  }
}
