package org.portolan.cases.portal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.i18n.sms.SmsParts;

/** What a text must be like before it is kept. Nothing is changed in silence. */
public final class PageRules {

  /** What a text message may cost, in parts. */
  public static final int MOST_PARTS = 3;

  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_SUMMARY = 400;

  /**
   * Characters that turn the direction of what follows, so that it reads as something else than it
   * is (Unicode TR 36, "bidirectional text spoofing"), and other controls. Marks that only say the
   * direction of themselves (U+200E, U+200F, U+061C) and joiners are needed in honest texts.
   */
  private static final Pattern CONTROL =
      Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\p{Cc}\\uFFF9-\\uFFFB&&[^\\n\\t]]");

  private static final Pattern LINE = Pattern.compile("\n");

  private final int longestBody;

  /**
   * @param longestBody characters of Markdown
   */
  public PageRules(int longestBody) {
    this.longestBody = longestBody;
  }

  /** What is wrong with a text. */
  public enum Wrong {
    NO_TITLE,
    LONG_TITLE,
    TITLE_OF_SEVERAL_LINES,
    NO_SUMMARY,
    LONG_SUMMARY,
    NO_BODY,
    LONG_BODY,
    /** It would take more than {@link #MOST_PARTS} parts. */
    LONG_SMS,
    /** It holds characters that turn the direction of others, or other controls. */
    CONTROL_CHARACTERS,
    /** A link leads to what is neither a page nor on the web. */
    BAD_LINK,
    /** A link names a page that there is not. */
    NO_SUCH_PAGE;

    /** The end of the key of its text: {@code long-body}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Something wrong, and what it is about.
   *
   * @param where such as the line or the address; empty where it is the whole
   */
  public record Fault(Wrong wrong, String where) {}

  /** How many characters the body of any page may have. */
  public int longestBody() {
    return longestBody;
  }

  /** Of a page about danger half as many: below a translation of it there is room for all of it. */
  public int longestBody(PageKind kind) {
    return kind == PageKind.CRISIS ? longestBody / 2 : longestBody;
  }

  /** All that is wrong with a text of a kind of page; empty when it may be kept. */
  public List<Fault> faults(PageText text, PageKind kind) {
    List<Fault> faults = new ArrayList<>();
    length(faults, text.title(), LONGEST_TITLE, Wrong.NO_TITLE, Wrong.LONG_TITLE);
    if (text.title().contains("\n")) {
      faults.add(new Fault(Wrong.TITLE_OF_SEVERAL_LINES, ""));
    }
    length(faults, text.summary(), LONGEST_SUMMARY, Wrong.NO_SUMMARY, Wrong.LONG_SUMMARY);
    length(faults, text.body(), longestBody(kind), Wrong.NO_BODY, Wrong.LONG_BODY);
    if (text.body().length() > longestBody) {
      // nothing more is read of what is far too long
      return faults;
    }
    controls(faults, text);
    if (!text.sms().isBlank()) {
      int parts = SmsParts.of(text.sms()).parts();
      if (parts > MOST_PARTS) {
        faults.add(new Fault(Wrong.LONG_SMS, Integer.toString(parts)));
      }
    }
    return faults;
  }

  private static void length(
      List<Fault> faults, String text, int longest, Wrong empty, Wrong tooLong) {
    if (text.isBlank()) {
      faults.add(new Fault(empty, ""));
    } else if (text.length() > longest) {
      faults.add(new Fault(tooLong, Integer.toString(text.length())));
    }
  }

  /** Whether a text holds characters that turn the direction of others, or other controls. */
  public static boolean holdsControls(String text) {
    return CONTROL.matcher(text).find();
  }

  private static void controls(List<Fault> faults, PageText text) {
    for (String part : List.of(text.title(), text.summary(), text.sms(), text.body())) {
      Matcher control = CONTROL.matcher(part);
      if (control.find()) {
        long line = LINE.matcher(part.substring(0, control.start())).results().count() + 1;
        String name = "U+%04X".formatted((int) part.charAt(control.start()));
        faults.add(new Fault(Wrong.CONTROL_CHARACTERS, name + ", " + line));
      }
    }
  }
}
