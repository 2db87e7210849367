package org.portolan.cases.visa.letter;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.print.Paper;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.i18n.Countries;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;

/** The words of one language for what is printed. */
final class Words {

  private static final char ISOLATE = '\u2068';
  private static final char LEFT_TO_RIGHT = '\u2066';
  private static final char END = '\u2069';

  private final Language language;

  Words(Language language) {
    this.language = language;
  }

  String of(String key) {
    return Texts.product().text(language, key);
  }

  String of(String key, Map<String, ?> arguments) {
    return Texts.product().text(language, key, arguments);
  }

  /** A day, and the same by the reader's own calendar. */
  String day(LocalDate day) {
    return Moments.dayAlsoByOwnCalendar(language, day);
  }

  String number(int number) {
    return Moments.number(language, number);
  }

  /** A country's name. */
  String country(String code) {
    return Countries.name(code, language).orElse(code);
  }

  /** How often a visa lets somebody in. */
  String entries(int entries) {
    return entries == 0 ? of("apply.entries.many") : number(entries);
  }

  /** A name in its own script, where that can be printed, and as the passport has it. */
  static String name(Member member) {
    String latin = member.answers().of("name").map(Words::latin).orElse("");
    return ownScript(member)
        .map(own -> isolated(own) + " (" + isolated(latin) + ")")
        .orElse(isolated(latin));
  }

  /** A name in its own script; empty when that is Latin, or cannot be printed. */
  static Optional<String> ownScript(Member member) {
    return member
        .answers()
        .of("name")
        .filter(name -> !latin(name).equals(name.text()))
        .map(GivenAnswer::text)
        .filter(Paper::canPrint);
  }

  private static String latin(GivenAnswer name) {
    return name.latin() == null ? name.text() : name.latin();
  }

  /** Somebody's words inside of ours: which way these read changes nothing of ours. */
  static String isolated(String text) {
    return ISOLATE + text + END;
  }

  /** What reads from left to right in any script, such as a reference. */
  static String leftToRight(String text) {
    return LEFT_TO_RIGHT + text + END;
  }
}
