package org.portolan.messaging.conversation;

import com.ibm.icu.text.BreakIterator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.portolan.cases.people.Channel;
import org.portolan.cases.portal.AskedPages.AskedPage;
import org.portolan.cases.portal.PageMarkdown;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;
import org.portolan.i18n.sms.SmsParts;
import org.portolan.messaging.PublicAddress;

/**
 * A public page as an answer to whoever asked for it. As SMS it is the text that was written for
 * that, the emergency number where it may be needed, and the page's address, in three parts at
 * most: what does not fit is left out from the end of a sentence on, and the address leads to it.
 * Elsewhere a page is told whole.
 */
final class PageReply {

  /** What an answer may cost as SMS. */
  static final int MOST_PARTS = 3;

  /** Twilio takes 1,600 characters in one WhatsApp message (its error 21617). */
  private static final int LONGEST_CHAT = 1_500;

  /** Languages that write lists with a comma of their own. */
  private static final Map<String, String> COMMAS =
      Map.of("ar", "، ", "fa", "، ", "fa-AF", "، ", "zh-Hans", "、", "am", "፣ ", "ti", "፣ ");

  /** In the alphabet of the shortest texts, unlike the character for it. */
  private static final String CUT = "...";

  private static final Set<String> PLACES_WITH_A_PAGE = Set.of("really", "my");

  private final Texts texts = Texts.product();
  private final PublicAddress address;
  private final String emergency;

  PageReply(PublicAddress address, String emergency) {
    this.address = address;
    this.emergency = emergency;
  }

  /**
   * A page, as one message or several that follow one another.
   *
   * @param reader the language that it was asked for in
   * @param today by which a page is under review or not
   */
  List<String> of(AskedPage asked, Language reader, Channel by, LocalDate today) {
    return switch (by) {
      case SMS, VOICE -> List.of(text(asked, reader, today));
      case WHATSAPP -> divided(whole(asked, reader, today));
      case EMAIL, WEB -> List.of(whole(asked, reader, today));
    };
  }

  /** By which words pages are asked for. */
  String list(Language reader, List<String> keywords) {
    String comma = COMMAS.getOrDefault(reader.tag(), ", ");
    return texts.text(reader, "portal.sms.list", Map.of("words", String.join(comma, keywords)));
  }

  private String text(AskedPage asked, Language reader, LocalDate today) {
    Language language = asked.page().language();
    String sms = asked.text().sms().isBlank() ? asked.text().summary() : asked.text().sms();
    String end = lines(emergency(asked), address.of(asked.page().shortAddress(reader)));
    String said = beginning(sms, language, end);
    String notes = "";
    for (String key : notes(asked.page(), today, "portal.sms.")) {
      String more = lines(notes, texts.text(language, key));
      notes = fits(lines(said, more, end)) ? more : notes;
    }
    return lines(said, notes, end);
  }

  /** What a reader should know of a page, as keys of texts. */
  private static List<String> notes(PublishedPage page, LocalDate today, String prefix) {
    List<String> notes = new ArrayList<>();
    if (page.machine()) {
      notes.add(prefix + "machine");
    }
    if (page.isUnderReview(today)) {
      notes.add(prefix + "under-review");
    }
    return notes;
  }

  /** As many of the first sentences as fit above the end; of a very long one the first words. */
  private static String beginning(String text, Language language, String end) {
    if (fits(lines(text, end))) {
      return text;
    }
    String sentences = cut(text, BreakIterator.getSentenceInstance(language.locale()), "", end);
    return sentences.isEmpty()
        ? cut(text, BreakIterator.getWordInstance(language.locale()), CUT, end)
        : sentences;
  }

  private static String cut(String text, BreakIterator breaks, String mark, String end) {
    breaks.setText(text);
    int at = breaks.last();
    String begun = text;
    while (at > 0 && !fits(lines(begun, end))) {
      at = breaks.previous();
      begun = at > 0 ? text.substring(0, at).strip() + mark : "";
    }
    return begun;
  }

  private static boolean fits(String text) {
    return SmsParts.of(text).parts() <= MOST_PARTS;
  }

  private String whole(AskedPage asked, Language reader, LocalDate today) {
    Language language = asked.page().language();
    Map<String, Object> day = Map.of("day", Moments.day(language, asked.page().reviewBy()));
    String notes =
        notes(asked.page(), today, "portal.").stream()
            .map(key -> texts.text(language, key, day))
            .collect(Collectors.joining("\n"));
    String body = PageMarkdown.message(asked.text().body(), link -> leads(link, reader));
    String end = lines(emergency(asked), address.of(asked.page().address(reader)));
    return joined("\n\n", asked.text().title(), notes, body, end);
  }

  /**
   * Other pages have addresses too long to stand in the middle of a text; their names are there.
   */
  private String leads(String link, Language reader) {
    if (link.startsWith(PageMarkdown.PAGE)) {
      return "";
    }
    String place = PageMarkdown.place(link);
    if (place == null) {
      return link.startsWith("tel:") ? link.substring("tel:".length()) : link;
    }
    return PLACES_WITH_A_PAGE.contains(place) ? address.of("/" + reader.tag() + "/" + place) : "";
  }

  private String emergency(AskedPage asked) {
    return asked.page().needsEmergencyNumber()
        ? texts.text(
            asked.page().language(), "portal.sms.emergency", Map.of("emergency", emergency))
        : "";
  }

  private static String lines(String... lines) {
    return joined("\n", lines);
  }

  private static String joined(String between, String... pieces) {
    StringJoiner joined = new StringJoiner(between);
    for (String piece : pieces) {
      if (!piece.isBlank()) {
        joined.add(piece.strip());
      }
    }
    return joined.toString();
  }

  /** Between lines, so that each message is full but for the last. */
  private static List<String> divided(String text) {
    List<String> messages = new ArrayList<>();
    String left = text;
    while (left.length() > LONGEST_CHAT) {
      int end = left.lastIndexOf('\n', LONGEST_CHAT);
      int cut = end > 0 ? end : whereNoCharacterIsCut(left);
      messages.add(left.substring(0, cut).strip());
      left = left.substring(cut).strip();
    }
    messages.add(left);
    return messages;
  }

  private static int whereNoCharacterIsCut(String text) {
    return Character.isLowSurrogate(text.charAt(LONGEST_CHAT)) ? LONGEST_CHAT - 1 : LONGEST_CHAT;
  }
}
