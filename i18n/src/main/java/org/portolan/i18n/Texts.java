package org.portolan.i18n;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.TimeZone;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What the product says, in the reader's language: ICU MessageFormat patterns from UTF-8 bundles.
 *
 * <p>Arguments are numbers and texts, and three kinds that are only written out when the language
 * is known, so that they can be stored until then:
 *
 * <ul>
 *   <li>a collection of text keys ({@code option.food}, or the option's id {@code food}) becomes a
 *       list as the language writes lists;
 *   <li>a local date and time ({@link LocalDateTime}, or its ISO 8601 text {@code
 *       2026-11-24T08:00}) becomes weekday and time on the 24-hour clock: {@code Tuesday 08:00};
 *   <li>a day ({@link LocalDate}, or its ISO 8601 text {@code 2026-11-24}) becomes the day with its
 *       weekday; what only looks like one stays as it is.
 * </ul>
 *
 * <p>Each is parsed when first asked for, and kept.
 *
 * <p>Beside them are texts that staff wrote, under keys of their own ({@link #add}).
 */
public final class Texts {

  private static final Pattern LOCAL_DATE_TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?Z?");

  private static final Pattern LOCAL_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Map<String, Map<String, String>> patterns;
  private final Map<String, WrittenText> written = new ConcurrentHashMap<>();
  private final Map<Language, Map<String, CompiledText>> compiled = new ConcurrentHashMap<>();
  private final Map<Language, ListFormatter> lists = new ConcurrentHashMap<>();
  private final Map<Language, Pool<DateFormat>> weekdaysAndTimes = new ConcurrentHashMap<>();

  Texts(Map<String, Map<String, String>> patterns) {
    this.patterns = patterns;
  }

  /** The product's own texts. */
  public static Texts product() {
    return Product.TEXTS;
  }

  /**
   * Adds texts that staff wrote. The product's own come first; what was added stays as it is, and
   * may be added in further languages.
   */
  public void add(Map<String, WrittenText> texts) {
    texts.forEach(
        (key, text) -> {
          written.merge(key, text, WrittenText::and);
          forget(key);
        });
  }

  /** The same for texts that take the place of others, such as what something is called now. */
  public void put(Map<String, WrittenText> texts) {
    written.putAll(texts);
    texts.keySet().forEach(this::forget);
  }

  private void forget(String key) {
    compiled.values().forEach(known -> known.remove(key));
  }

  /** The same with further texts that staff wrote, and that are not to be read elsewhere yet. */
  public Texts with(Map<String, WrittenText> texts) {
    Texts more = new Texts(patterns);
    more.written.putAll(written);
    more.add(texts);
    return more;
  }

  /**
   * The language that a text is in for a reader: theirs, or another where there is none.
   *
   * @throws IllegalArgumentException if no language has the key
   */
  public Language languageOf(Language reader, String key) {
    return Languages.fallbacks(reader).stream()
        .filter(candidate -> pattern(candidate, key).isPresent())
        .findFirst()
        .or(() -> Optional.ofNullable(written.get(key)).map(text -> text.readBy(reader)))
        .orElseThrow(() -> none(key));
  }

  /** A text without arguments. */
  public String text(Language language, String key) {
    return text(language, key, Map.of());
  }

  /**
   * A text in the language, or in the first of its fallbacks that has it.
   *
   * @throws IllegalArgumentException if no language has the key, or an argument is missing
   */
  public String text(Language language, String key, Map<String, ?> arguments) {
    CompiledText text = compiled(language, key);
    return text.with(text.isConstant() ? Map.of() : written(language, key, text, arguments));
  }

  /** Whether there is a text for this key. */
  public boolean has(String key) {
    return pattern(Language.ENGLISH, key).isPresent() || written.containsKey(key);
  }

  /**
   * The names of what a text has to be told, in any order.
   *
   * @throws IllegalArgumentException if no language has the key
   */
  public Set<String> arguments(String key) {
    return Set.of(compiled(Language.ENGLISH, key).arguments());
  }

  /**
   * A question, its options each on a line of its own with its number in the language's digits, and
   * how to answer. A question without options, or with one only, says itself how it is answered.
   *
   * @param several whether more than one option may be chosen
   */
  public String question(
      Language language, String questionKey, List<String> optionKeys, boolean several) {
    StringBuilder question = new StringBuilder(text(language, questionKey));
    for (int i = 0; i < optionKeys.size(); i++) {
      question.append('\n').append(language.digits(i + 1)).append(' ');
      question.append(text(language, optionKeys.get(i)));
    }
    if (optionKeys.size() > 1) {
      question.append('\n');
      question.append(text(language, several ? "question.how-several" : "question.how-one"));
    }
    return question.toString();
  }

  private CompiledText compiled(Language language, String key) {
    Map<String, CompiledText> texts = compiled.get(language);
    if (texts == null) {
      texts = compiled.computeIfAbsent(language, unused -> new ConcurrentHashMap<>());
    }
    CompiledText text = texts.get(key);
    return text != null ? text : texts.computeIfAbsent(key, unused -> parse(language, key));
  }

  private CompiledText parse(Language language, String key) {
    for (Language candidate : Languages.fallbacks(language)) {
      Optional<String> pattern = pattern(candidate, key);
      if (pattern.isPresent()) {
        return new CompiledText(pattern.get(), candidate);
      }
    }
    WrittenText byStaff = written.get(key);
    if (byStaff == null) {
      throw none(key);
    }
    return CompiledText.asItIs(byStaff.text(language));
  }

  private static IllegalArgumentException none(String key) {
    return new IllegalArgumentException("There is no text " + key);
  }

  private Optional<String> pattern(Language language, String key) {
    return Optional.ofNullable(patterns.getOrDefault(language.tag(), Map.of()).get(key));
  }

  private Map<String, Object> written(
      Language language, String key, CompiledText text, Map<String, ?> arguments) {
    Map<String, Object> written = new HashMap<>();
    for (String name : text.arguments()) {
      Object value = arguments.get(name);
      if (value == null) {
        throw new IllegalArgumentException("The text " + key + " needs an argument " + name);
      }
      written.put(name, written(language, value));
    }
    return written;
  }

  private Object written(Language language, Object value) {
    if (value instanceof Collection<?> keys) {
      return lists
          .computeIfAbsent(language, one -> ListFormatter.getInstance(one.locale()))
          .format(keys.stream().map(key -> listed(language, key.toString())).toList());
    }
    if (value instanceof LocalDateTime time) {
      return weekdayAndTime(language, time);
    }
    if (value instanceof LocalDate day) {
      return Moments.day(language, day);
    }
    return value instanceof CharSequence text ? dayOrTime(language, text) : value;
  }

  /** What only looks like a day or time, such as 30 February, is somebody's word and stays. */
  private CharSequence dayOrTime(Language language, CharSequence text) {
    try {
      if (LOCAL_DATE.matcher(text).matches()) {
        return Moments.day(language, LocalDate.parse(text));
      }
      if (LOCAL_DATE_TIME.matcher(text).matches()) {
        return ofUnknownPlace(text)
            ? weekdayAndTime(language, LocalDateTime.parse(text.subSequence(0, text.length() - 1)))
                + " UTC"
            : weekdayAndTime(language, LocalDateTime.parse(text));
      }
      return text;
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  /** A time that ends with Z is no local one, and readers are told so. */
  private static boolean ofUnknownPlace(CharSequence time) {
    return time.charAt(time.length() - 1) == 'Z';
  }

  private String listed(Language language, String key) {
    return text(language, has(key) ? key : "option." + key);
  }

  private String weekdayAndTime(Language language, LocalDateTime time) {
    return weekdaysAndTimes
        .computeIfAbsent(language, unused -> new Pool<>(() -> weekdayAndTime(language)))
        .with(format -> format.format(Date.from(time.toInstant(ZoneOffset.UTC))));
  }

  private static DateFormat weekdayAndTime(Language language) {
    DateFormat format = DateFormat.getInstanceForSkeleton("EEEEHHmm", language.locale());
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format;
  }

  /** Read once, when first asked for. */
  private static final class Product {
    static final Texts TEXTS = new Texts(Bundles.product());
  }
}
