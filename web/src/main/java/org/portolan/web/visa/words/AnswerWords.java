package org.portolan.web.visa.words;

import java.time.LocalDate;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Question;
import org.portolan.i18n.Countries;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;

/** What was answered to a question of a visa type, in words of the reader's language. */
public final class AnswerWords {

  private static final String TRAVEL = "travel.country.";

  private final Texts texts = Texts.product();
  private final Language language;

  public AnswerWords(Language language) {
    this.language = language;
  }

  /** As it is, to be escaped where it will stand; what somebody wrote is in their own script. */
  public String of(Question question, GivenAnswer answer) {
    return switch (question.kind()) {
      case TEXT, NUMBER, NAME -> answer.text();
      case DATE -> day(answer);
      case CHOICE -> texts.text(language, "visa.option." + answer.text());
      case YES_NO -> texts.text(language, "apply." + answer.text());
      case COUNTRY -> country(answer.text());
    };
  }

  /** A name in Latin letters where that is another; else empty. */
  public static String latin(GivenAnswer answer) {
    return answer.latin() == null || answer.latin().equals(answer.text()) ? "" : answer.latin();
  }

  private String day(GivenAnswer answer) {
    String[] span = answer.text().split("/");
    String first = written(span[0]);
    return span.length == 1 ? first : first + " – " + written(span[1]);
  }

  private String written(String day) {
    return Moments.dayAlsoByOwnCalendar(language, LocalDate.parse(day));
  }

  private String country(String code) {
    return Countries.name(code, language)
        .orElseGet(() -> texts.has(TRAVEL + code) ? texts.text(language, TRAVEL + code) : code);
  }
}
