package org.portolan.web.visa;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;
import org.portolan.web.start.PublicForm;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicFrame.Frame;
import org.portolan.web.start.PublicPages;

/** What the pages about visas share: their frame, their words and their forms. */
final class VisaFrame {

  /** Their address, below a language's. */
  static final String PATH = "visa";

  /** Where somebody's own applications are. */
  static final String MINE = PATH + "/mine";

  /** Where the documents of one are. */
  static final String DOCUMENTS = PATH + "/documents";

  /** Where somebody who helps enters their code. */
  static final String HELP = PATH + "/help";

  /** Where letters and visas are saved. */
  static final String LETTERS = PATH + "/letter";

  private static final String PRIVATE = "<meta name=\"robots\" content=\"noindex\">\n";

  private final Language language;
  private final Texts texts;
  private final PublicFrame frame;
  private final PublicForm forms;
  private final boolean helped;

  /** What is on the page in another language than the reader's, and in which. */
  private final Map<String, Language> untranslated = new LinkedHashMap<>();

  VisaFrame(Language language) {
    this(language, false);
  }

  /**
   * @param helped whether somebody helps, who is neither called nor chats in the applicant's place
   */
  VisaFrame(Language language, boolean helped) {
    this(language, Texts.product(), helped);
  }

  /** With other texts, to try them out. */
  VisaFrame(Language language, Texts texts) {
    this(language, texts, false);
  }

  private VisaFrame(Language language, Texts texts, boolean helped) {
    this.language = language;
    this.texts = texts;
    this.frame = new PublicFrame(texts);
    this.forms = new PublicForm(frame);
    this.helped = helped;
  }

  Language language() {
    return language;
  }

  /**
   * A page that anybody may find, with how to get help.
   *
   * @param title as it is, to be escaped here
   * @param below its address below the language's
   */
  String open(PublicPages around, String title, String below, String content) {
    return page(title, below, around.alternates(language, below), content + around.help(language));
  }

  /** A page of somebody's own, from which they reach a person about it. */
  String own(String title, String below, String content) {
    Optional<Integer> number = Way.application(below).filter(unused -> !helped);
    String chat = link("chat" + number.map(one -> "?application=" + one).orElse(""), "chat.title");
    String call = number.map(one -> " · " + link(Way.to(one, "call"), "apply.call")).orElse("");
    return page(title, below, PRIVATE, content + "<p class=\"help\">" + chat + call + "</p>\n");
  }

  /** A page as staff look at it before anybody else does. */
  String shown(String title, String content) {
    return page(title, PATH, PRIVATE, content);
  }

  private String page(String title, String below, String head, String content) {
    String written = " id=\"question\"" + written(untranslated.getOrDefault(title, language));
    return frame.page(
        new Frame(language, PublicFrame.escaped(title), written, below, head, ""),
        untranslated() + content + frame.unreviewed(language));
  }

  /** That staff wrote something of this page, and nobody has translated it. */
  private String untranslated() {
    return untranslated.values().stream()
        .distinct()
        .map(other -> text("apply.partly-other", "language", other.ownName()))
        .map(said -> "<p class=\"status\">" + said + "</p>\n")
        .collect(Collectors.joining());
  }

  /** Attributes for what is in a language; none where it is the page's. */
  private String written(Language in) {
    return in.equals(language)
        ? ""
        : " lang=\"%s\" dir=\"%s\"".formatted(in.tag(), in.rightToLeft() ? "rtl" : "ltr");
  }

  /** A text, marked where it is in another language: for content, not for attributes. */
  String text(String key) {
    String text = PublicFrame.escaped(plain(key));
    Language in = texts.languageOf(language, key);
    return in.equals(language) ? text : "<span%s>%s</span>".formatted(written(in), text);
  }

  /** A text with an argument. */
  String text(String key, String argument, Object value) {
    return frame.text(language, key, argument, value);
  }

  /** A text with several arguments. */
  String text(String key, Map<String, Object> arguments) {
    return PublicFrame.escaped(texts.text(language, key, arguments));
  }

  /** Whether there is a text. */
  boolean has(String key) {
    return texts.has(key);
  }

  /** A text as it is, to be escaped where it will stand. */
  String plain(String key) {
    String text = frame.plain(language, key);
    Language in = texts.languageOf(language, key);
    if (!in.equals(language)) {
      untranslated.put(text, in);
    }
    return text;
  }

  /** A text with an argument as it is, to be escaped where it will stand. */
  String plain(String key, String argument, Object value) {
    return frame.plain(language, key, argument, value);
  }

  /** A text with several arguments as it is, to be escaped where it will stand. */
  String plain(String key, Map<String, Object> arguments) {
    return texts.text(language, key, arguments);
  }

  /** A text as a paragraph. */
  String paragraph(String key) {
    return frame.paragraph(language, key);
  }

  /** A number in the reader's digits. */
  String number(long number) {
    return PublicFrame.escaped(Moments.number(language, number));
  }

  /** A day, and the same by the reader's own calendar. */
  String day(LocalDate day) {
    return Moments.dayAlsoByOwnCalendar(language, day);
  }

  /** The day, at Greenwich, on which something is. */
  String day(Instant at) {
    return day(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  /** What reads from left to right in any script, such as a reference. */
  static String ltr(String text) {
    return "<bdi dir=\"ltr\">" + PublicFrame.escaped(text) + "</bdi>";
  }

  /** Whatever somebody wrote, in its own direction. */
  static String said(String text) {
    return "<bdi dir=\"auto\">" + PublicFrame.escaped(text).replace("\n", "<br>") + "</bdi>";
  }

  /** An address below the language's. */
  String address(String below) {
    return PublicFrame.address(language) + below;
  }

  /** A link below the language's address. */
  String link(String below, String key) {
    return "<a href=\"%s\">%s</a>".formatted(address(below), text(key));
  }

  /** The way back. */
  String back(String below) {
    return "<p class=\"back\">" + link(below, "apply.back") + "</p>\n";
  }

  /** A form; its fields and buttons are HTML. */
  String form(String below, Map<String, String> hidden, String fields) {
    return """
    <form method="post" action="%s" accept-charset="UTF-8">
    %s%s</form>
    """
        .formatted(address(below), hidden(hidden), fields);
  }

  /** Hidden fields. */
  static String hidden(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            one ->
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                    .formatted(one.getKey(), PublicFrame.escaped(one.getValue())))
        .collect(Collectors.joining());
  }

  /** A button that sends a form. */
  String button(String id, String key) {
    return "<input type=\"submit\" id=\"%s\" name=\"%1$s\" value=\"%s\">\n"
        .formatted(id, text(key));
  }

  /** A button beside the one that most people want. */
  String quietButton(String id, String key) {
    return "<input type=\"submit\" class=\"quiet\" id=\"%s\" name=\"%1$s\" value=\"%s\">\n"
        .formatted(id, text(key));
  }

  /** All that is wrong, above all else; it takes the focus, and each leads to its field. */
  String summary(List<Wrong> wrong) {
    return wrong.isEmpty() ? "" : forms.focused(language, "apply.wrong.title", wrong);
  }

  /** What is wrong with a field, beside it. */
  static String error(String field, List<Wrong> wrong) {
    return PublicForm.error(field, wrong);
  }

  /** Something to be noticed. */
  static String status(String html) {
    return "<div class=\"status\" role=\"status\"><p>" + html + "</p></div>\n";
  }
}
