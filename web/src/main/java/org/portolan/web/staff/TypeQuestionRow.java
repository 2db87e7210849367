package org.portolan.web.staff;

import java.util.List;
import java.util.Locale;
import org.portolan.cases.traveller.Digits;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.Question.Day;
import org.portolan.cases.visa.model.Question.Kind;
import org.portolan.cases.visa.types.model.TypeDraft.DraftQuestion;

/** What is typed of a question of a visa type. */
public class TypeQuestionRow extends TypeRow {

  private static final long serialVersionUID = 1;

  private static final String SMALL_NUMBER = "-?\\d{1,6}";

  private String kind = "text";
  private String options = "";
  private boolean optional;
  private String least = "";
  private String most = "";
  private String longest = "";
  private String day = "";

  TypeQuestionRow(String id) {
    super(id);
  }

  /**
   * @param label its words
   * @param options the words of its options
   */
  TypeQuestionRow(Question question, String label, List<String> options) {
    super(question.id(), label, question.when());
    this.kind = question.kind().name().toLowerCase(Locale.ROOT);
    this.options = String.join("\n", options);
    this.optional = question.optional();
    this.least = number(question.least());
    this.most = number(question.most());
    this.longest = number(question.longest());
    this.day = question.day() == null ? "" : question.day().name().toLowerCase(Locale.ROOT);
  }

  private static String number(Integer number) {
    return number == null ? "" : number.toString();
  }

  /** Whether its numbers can be read. */
  boolean isReadable() {
    return List.of(least, most, longest).stream()
        .map(TypeQuestionRow::plain)
        .allMatch(number -> number.isEmpty() || number.matches(SMALL_NUMBER));
  }

  private static String plain(String number) {
    return Digits.western(number.strip());
  }

  /** As it is composed; only when it {@link #isReadable()}. */
  DraftQuestion draft() {
    Kind how = Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    boolean counts = how == Kind.NUMBER;
    return new DraftQuestion(
        getId(),
        getLabel(),
        new Question(
            "",
            how,
            List.of(),
            optional,
            counts ? value(least) : null,
            counts ? value(most) : null,
            how == Kind.TEXT || how == Kind.NAME ? value(longest) : null,
            how == Kind.DATE && !day.isEmpty() ? Day.valueOf(day.toUpperCase(Locale.ROOT)) : null,
            List.of()),
        how == Kind.CHOICE ? TypeForm.lines(options) : List.of(),
        conditions());
  }

  private static Integer value(String number) {
    String plain = plain(number);
    return plain.isEmpty() ? null : Integer.valueOf(plain);
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = text(kind);
  }

  public String getOptions() {
    return options;
  }

  public void setOptions(String options) {
    this.options = text(options);
  }

  public boolean isOptional() {
    return optional;
  }

  public void setOptional(boolean optional) {
    this.optional = optional;
  }

  public String getLeast() {
    return least;
  }

  public void setLeast(String least) {
    this.least = text(least);
  }

  public String getMost() {
    return most;
  }

  public void setMost(String most) {
    this.most = text(most);
  }

  public String getLongest() {
    return longest;
  }

  public void setLongest(String longest) {
    this.longest = text(longest);
  }

  public String getDay() {
    return day;
  }

  public void setDay(String day) {
    this.day = text(day);
  }
}
