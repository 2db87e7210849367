package org.portolan.web.portal.entry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.portolan.cases.portal.entry.model.Aspect;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;
import org.portolan.i18n.TravelCountries;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicFrame.Frame;
import org.portolan.web.start.PublicPages;

/** What the pages about travelling share: their frame, their words, and how days are written. */
final class TravelFrame {

  /** Their address, below a language's. */
  static final String PATH = "travel";

  /** Days as they are written: most pages show the same few. */
  private static final Map<Language, Map<LocalDate, String>> DAYS = new ConcurrentHashMap<>();

  private static final int MOST_DAYS = 2_000;

  private static final String PRINTS = "<script src=\"/style/print.js\" defer></script>\n";

  private final PublicFrame frame = new PublicFrame();
  private final PublicPages around;
  private final Language language;

  TravelFrame(PublicPages around, Language language) {
    this.around = around;
    this.language = language;
  }

  Language language() {
    return language;
  }

  /** A whole page about travelling. */
  String page(String content) {
    return page(PATH, "", content);
  }

  /** The page of one rule. */
  String rulePage(int number, String content) {
    return page(PATH + "/rule/" + number, "", content);
  }

  /** The same, which can be put on paper by a button {@code data-print} where there is script. */
  String printable(String content) {
    return page(PATH, PRINTS, content);
  }

  private String page(String below, String head, String content) {
    String whole = around.alternates(language, below) + head;
    return frame.page(
        new Frame(language, text("travel.title"), "", below, whole, ""),
        content + around.help(language) + frame.unreviewed(language));
  }

  /** A text. */
  String text(String key) {
    return frame.text(language, key);
  }

  /** A text with an argument. */
  String text(String key, String argument, Object value) {
    return frame.text(language, key, argument, value);
  }

  /** A text as it is, for what is no HTML. */
  String plain(String key, Map<String, Object> arguments) {
    return Texts.product().text(language, key, arguments);
  }

  /** A text as a paragraph. */
  String paragraph(String key) {
    return frame.paragraph(language, key);
  }

  /** A text with a number that can be called. */
  String withNumber(String key, String argument, String number) {
    return frame.withNumber(language, key, argument, number);
  }

  /** Said wherever something of a made-up rule is shown. */
  String sample(boolean any) {
    return any ? "<p class=\"danger sample\">" + text("travel.sample") + "</p>\n" : "";
  }

  /** What has become of something, said before all else. */
  String said(String key) {
    return "<p class=\"status\" role=\"status\">" + text(key) + "</p>\n";
  }

  /** The name of a country. */
  String country(String code) {
    return PublicFrame.escaped(TravelCountries.name(code, language));
  }

  /** Names of countries, as the language writes lists. */
  String countries(Collection<String> codes) {
    return codes.stream().map(this::country).collect(Collectors.joining(" · "));
  }

  /** A day, and the same by the reader's own calendar. */
  String day(LocalDate day) {
    Map<LocalDate, String> written =
        DAYS.computeIfAbsent(language, unused -> new ConcurrentHashMap<>());
    if (written.size() > MOST_DAYS) {
      written.clear();
    }
    return written.computeIfAbsent(
        day, one -> PublicFrame.escaped(Moments.dayAlsoByOwnCalendar(language, one)));
  }

  /** A rule by its number, in the reader's digits. */
  String rule(int number) {
    return text("travel.rule", "number", language.digits(number));
  }

  /** The name of a thing. */
  String item(Item item) {
    return text("travel.item." + item.key());
  }

  /** What an aspect is called. */
  String label(Aspect aspect) {
    return text("travel.label." + aspect.key());
  }

  /** A text with several arguments. */
  String text(String key, Map<String, Object> arguments) {
    return PublicFrame.escaped(plain(key, arguments));
  }

  /** Where the form goes to. */
  String address() {
    return PublicFrame.address(language) + PATH;
  }

  /** A form that comes back here. */
  String form(String fields, String button) {
    return """
    <form method="post" action="%s" accept-charset="UTF-8">
    %s<input type="submit" id="next" value="%s">
    </form>
    """
        .formatted(address(), fields, text(button));
  }

  /** The way back to the first question. */
  String again() {
    return "<p class=\"back\"><a href=\"%s\">%s</a></p>\n"
        .formatted(address(), text("travel.again"));
  }

  /** What is wrong, above all else; each leads to its field. */
  String errors(Map<String, String> wrong) {
    if (wrong.isEmpty()) {
      return "";
    }
    return wrong.entrySet().stream()
        .map(
            one ->
                "<li><a href=\"#%s\">%s</a></li>"
                    .formatted(PublicFrame.escaped(one.getKey()), error(one.getValue())))
        .collect(
            Collectors.joining("", "<div class=\"danger\" role=\"alert\"><ul>", "</ul></div>\n"));
  }

  /** What is wrong with a field, beside it. */
  String error(String field, Map<String, String> wrong) {
    return wrong.containsKey(field)
        ? "<p class=\"error\" id=\"%s-error\">%s</p>\n".formatted(field, error(wrong.get(field)))
        : "";
  }

  private String error(String key) {
    return key.equals("travel.wrong.day")
        ? text(key, "day", LocalDate.of(2026, 12, 31).toString())
        : text(key);
  }

  /** Attributes of a field that is wrong. */
  String invalid(String field, Map<String, String> wrong) {
    return wrong.containsKey(field)
        ? " aria-invalid=\"true\" aria-describedby=\"%s-error\"".formatted(field)
        : "";
  }
}
