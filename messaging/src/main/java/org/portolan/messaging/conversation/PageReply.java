package org.portolan.messaging.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.portolan.cases.people.Channel;
import org.portolan.cases.portal.AskedPages.AskedPage;
import org.portolan.cases.portal.PageMarkdown;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.i18n.sms.SmsParts;
import org.portolan.messaging.PublicAddress;

/**
 * A public page as an answer to whoever asked for it. As SMS it is the text that was written for
 * that, which takes three parts at most, the emergency number where it may be needed, and the
 * page's address, which together take one more at most. Elsewhere a page is told whole.
 */
final class PageReply {

  /** What a text message may cost for the sake of what is good to know and not needed. */
  static final int MOST_PARTS = 3;

  /** Twilio takes 1,600 characters in one WhatsApp message (its error 21617). */
  private static final int LONGEST_CHAT = 1_500;

  /** Languages that write lists with a comma of their own. */
  private static final Map<String, String> COMMAS =
      Map.of("ar", "، ", "fa", "، ", "fa-AF", "، ", "zh-Hans", "、", "am", "፣ ", "ti", "፣ ");

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
   */
  List<String> of(AskedPage asked, Language reader, Channel by) {
    return switch (by) {
      case SMS, VOICE -> List.of(text(asked, reader));
      case WHATSAPP -> divided(whole(asked, reader));
      case EMAIL, WEB -> List.of(whole(asked, reader));
    };
  }

  /** By which words pages are asked for. */
  String list(Language reader, List<String> keywords) {
    String comma = COMMAS.getOrDefault(reader.tag(), ", ");
    return texts.text(reader, "portal.sms.list", Map.of("words", String.join(comma, keywords)));
  }

  private String text(AskedPage asked, Language reader) {
    String sms = asked.text().sms().isBlank() ? asked.text().summary() : asked.text().sms();
    String leads = address.of(asked.page().shortAddress(reader));
    String needed = lines(sms, emergency(asked), leads);
    if (!asked.page().machine()) {
      return needed;
    }
    String machine = texts.text(asked.page().language(), "portal.sms.machine");
    String noted = lines(sms, machine, emergency(asked), leads);
    return SmsParts.of(noted).parts() <= MOST_PARTS ? noted : needed;
  }

  private String whole(AskedPage asked, Language reader) {
    Language language = asked.page().language();
    String machine = asked.page().machine() ? texts.text(language, "portal.machine") : "";
    String body = PageMarkdown.message(asked.text().body(), link -> leads(link, reader));
    String end = lines(emergency(asked), address.of(asked.page().address(reader)));
    return joined("\n\n", asked.text().title(), machine, body, end);
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
