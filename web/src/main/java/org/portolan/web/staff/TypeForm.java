package org.portolan.web.staff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.cases.traveller.Digits;
import org.portolan.cases.visa.model.Fee;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.types.KnownWords.Sort;
import org.portolan.cases.visa.types.model.TypeDraft;
import org.portolan.cases.visa.types.model.TypeDraft.DraftDocument;
import org.portolan.cases.visa.types.model.TypeDraft.Times;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** What somebody types of a visa type: everything by its words. */
public class TypeForm extends TypeFields {

  private static final long serialVersionUID = 1;

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 300;
  private static final String DAYS = "\\d{1,4}";
  private static final String AMOUNT = "\\d{1,7}([.,]\\d{1,3})?";

  /** What is asked in every type, and what is wanted, in this order. */
  private static final List<String> ASKED =
      List.of("name", "birth", "nationality", "passport-number", "passport-expiry");

  private static final List<String> WANTED = List.of("passport", "photo");

  private final ArrayList<TypeQuestionRow> questions = new ArrayList<>();
  private final ArrayList<TypeRow> documents = new ArrayList<>();
  private int added;

  /** A new type, with what every type asks for. */
  static TypeForm empty(Language language, VisaType example) {
    TypeForm form = new TypeForm();
    form.setLanguage(language.tag());
    example.questions().stream()
        .filter(one -> ASKED.contains(one.id()))
        .forEach(
            one ->
                form.questions.add(
                    new TypeQuestionRow(
                        one, Texts.product().text(language, one.textKey()), List.of())));
    WANTED.forEach(
        id ->
            form.documents.add(
                new TypeRow(id, Texts.product().text(language, Sort.DOCUMENT.key(id)), List.of())));
    return form;
  }

  /**
   * A version as it can be written on.
   *
   * @param texts with the words of the version
   */
  static TypeForm of(VisaType type, Texts texts, Language language) {
    TypeForm form = new TypeForm();
    form.setLanguage(language.tag());
    form.setName(texts.text(language, type.textKey()));
    form.setWho(texts.text(language, type.textKey() + ".who"));
    form.setAuthority(type.fourEyes() ? "two" : "one");
    form.setDraftDays(Integer.toString(type.draftDays()));
    form.setServiceDays(Integer.toString(type.serviceDays()));
    form.setAppealDays(Integer.toString(type.appealDays()));
    form.setMostDays(Integer.toString(type.mostDays()));
    form.setEntries(type.entries().stream().map(String::valueOf).toList());
    if (type.fee() != null) {
      Currency currency = Currency.getInstance(type.fee().currency());
      form.setAmount(BigDecimal.valueOf(type.fee().minor(), decimals(currency)).toPlainString());
      form.setCurrency(type.fee().currency());
      form.setWaivers(type.fee().waivers());
    }
    form.setGrounds(String.join("\n", words(type.grounds(), Sort.GROUND, texts, language)));
    type.questions()
        .forEach(
            one ->
                form.questions.add(
                    new TypeQuestionRow(
                        one,
                        texts.text(language, one.textKey()),
                        words(one.options(), Sort.OPTION, texts, language))));
    type.documents()
        .forEach(
            one ->
                form.documents.add(
                    new TypeRow(one.id(), texts.text(language, one.textKey()), one.when())));
    return form;
  }

  private static List<String> words(List<String> ids, Sort sort, Texts texts, Language language) {
    return ids.stream().map(id -> texts.text(language, sort.key(id))).toList();
  }

  private static int decimals(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  /** What stands on lines of its own, without blank ones. */
  static List<String> lines(String typed) {
    return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** The field that cannot be read, named as in the page and its text; empty when all can. */
  Optional<String> wrong() {
    return Stream.of(
            new Check("name", isWords(getName(), LONGEST_NAME)),
            new Check("who", isWords(getWho(), LONGEST_TEXT)),
            new Check(
                "days",
                List.of(getDraftDays(), getServiceDays(), getAppealDays(), getMostDays()).stream()
                    .allMatch(days -> plain(days).matches(DAYS))),
            new Check("amount", getAmount().isBlank() || minor().isPresent()),
            new Check("grounds", lines(getGrounds()).stream().allMatch(TypeForm::isWords)),
            new Check("documents", documents.stream().allMatch(row -> isWords(row.getLabel()))),
            new Check("questions", questions.stream().allMatch(TypeForm::isQuestion)))
        .filter(check -> !check.fits)
        .map(Check::field)
        .findFirst();
  }

  private record Check(String field, boolean fits) {}

  private static boolean isQuestion(TypeQuestionRow row) {
    return isWords(row.getLabel())
        && row.isReadable()
        && lines(row.getOptions()).stream().allMatch(TypeForm::isWords);
  }

  /** Whether something can be asked or wanted in these words. */
  static boolean isWords(String text) {
    return isWords(text, LONGEST_TEXT);
  }

  /** Letters of any script, and nothing that a page would be turned round by. */
  private static boolean isWords(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.codePoints()
            .noneMatch(
                c ->
                    Character.isISOControl(c)
                        || c >= '\u202a' && c <= '\u202e'
                        || c >= '\u2066' && c <= '\u2069');
  }

  private static String plain(String number) {
    return Digits.western(number.strip());
  }

  private Optional<Integer> minor() {
    String amount = plain(getAmount()).replace(',', '.');
    Optional<Currency> currency =
        Currency.getAvailableCurrencies().stream()
            .filter(one -> one.getCurrencyCode().equals(code()))
            .findFirst();
    return currency
        .filter(unused -> amount.matches(AMOUNT))
        .map(one -> new BigDecimal(amount).movePointRight(decimals(one)).stripTrailingZeros())
        .filter(found -> found.scale() <= 0)
        .map(BigDecimal::intValueExact);
  }

  private String code() {
    return getCurrency().strip().toUpperCase(Locale.ROOT);
  }

  /** As it is composed; only when nothing is {@link #wrong()}. */
  TypeDraft draft() {
    return new TypeDraft(
        Language.find(getLanguage()).orElse(Language.ENGLISH),
        getName(),
        getWho(),
        new Times(
            days(getDraftDays()),
            days(getServiceDays()),
            days(getAppealDays()),
            days(getMostDays())),
        !getAuthority().equals("one"),
        getEntries().stream().map(Integer::valueOf).toList(),
        getAmount().isBlank() ? null : new Fee(minor().orElseThrow(), code(), getWaivers()),
        lines(getGrounds()),
        documents.stream()
            .map(row -> new DraftDocument(row.getId(), row.getLabel(), row.conditions()))
            .toList(),
        questions.stream().map(TypeQuestionRow::draft).toList());
  }

  private static int days(String days) {
    return Integer.parseInt(plain(days));
  }

  /** Another question at the end. */
  void addQuestion() {
    questions.add(new TypeQuestionRow("new-" + ++added));
  }

  /** Another document at the end. */
  void addDocument() {
    documents.add(new TypeRow("new-" + ++added));
  }

  /** Takes a question or a document away. */
  void remove(TypeRow row) {
    questions.remove(row);
    documents.remove(row);
  }

  /** Puts a question or a document before the one above it. */
  void raise(TypeRow row) {
    raise(questions, row);
    raise(documents, row);
  }

  private static <R extends TypeRow> void raise(List<R> rows, TypeRow row) {
    int at = rows.indexOf(row);
    if (at > 0) {
      rows.add(at - 1, rows.remove(at));
    }
  }

  public List<TypeQuestionRow> getQuestions() {
    return questions;
  }

  public List<TypeRow> getDocuments() {
    return documents;
  }
}
