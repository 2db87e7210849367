package org.portolan.benchmarks;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/**
 * ICU4J alone: every pattern of the travellers' texts compiled beforehand, for one thread; lists
 * and times by formats that are kept too. It knows its keys and arguments and checks nothing.
 */
final class BareTexts {

  private record Compiled(
      Map<String, MessageFormat> texts,
      ListFormatter lists,
      DateFormat times,
      List<String> numbers) {}

  private final Map<Language, Compiled> compiled = new HashMap<>();

  BareTexts() throws IOException {
    for (Language language : Languages.travellers()) {
      compiled.put(language, compile(language));
    }
  }

  /** The message as the product renders it. */
  String of(MessageMix.Message message) {
    Compiled formats = compiled.get(message.language());
    StringBuilder text = new StringBuilder();
    for (Wording.Part part : message.wording().parts()) {
      if (text.length() > 0) {
        text.append('\n');
      }
      text.append(text(formats, part));
      int number = 0;
      for (String option : part.optionKeys()) {
        text.append('\n').append(formats.numbers.get(number++)).append(' ');
        text.append(formats.texts.get(option).format(Map.of()));
      }
      if (part.optionKeys().size() > 1) {
        String how = part.several() ? "question.how-several" : "question.how-one";
        text.append('\n').append(formats.texts.get(how).format(Map.of()));
      }
    }
    return text.toString();
  }

  private static String text(Compiled formats, Wording.Part part) {
    Map<String, Object> arguments = new HashMap<>();
    part.arguments()
        .forEach(
            (name, value) ->
                arguments.put(
                    name,
                    switch (name) {
                      case "needs" -> list(formats, (Collection<?>) value);
                      case "when" -> time(formats, (String) value);
                      default -> value;
                    }));
    return formats.texts.get(part.key()).format(arguments);
  }

  private static String list(Compiled formats, Collection<?> options) {
    return formats.lists.format(
        options.stream()
            .map(option -> formats.texts.get("option." + option).format(Map.of()))
            .toList());
  }

  private static String time(Compiled formats, String when) {
    return formats.times.format(Date.from(LocalDateTime.parse(when).toInstant(ZoneOffset.UTC)));
  }

  private static Compiled compile(Language language) throws IOException {
    ULocale locale = language.locale();
    DateFormat times = DateFormat.getInstanceForSkeleton("EEEEHHmm", locale);
    times.setTimeZone(TimeZone.GMT_ZONE);
    Map<String, MessageFormat> texts =
        patterns(language).entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> (String) entry.getKey(),
                    entry -> new MessageFormat((String) entry.getValue(), locale)));
    List<String> numbers =
        List.of(1, 2, 3, 4, 5, 6, 7, 8, 9).stream().map(language::digits).toList();
    return new Compiled(texts, ListFormatter.getInstance(locale), times, numbers);
  }

  private static Properties patterns(Language language) throws IOException {
    Properties patterns = new Properties();
    String name = "/org/portolan/i18n/texts/traveller/" + language.tag() + ".properties";
    try (InputStream file = Languages.class.getResourceAsStream(name)) {
      patterns.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return patterns;
  }
}
