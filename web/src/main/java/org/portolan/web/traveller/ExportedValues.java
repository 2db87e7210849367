package org.portolan.web.traveller;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;

/** Reads what an export is made of: maps, lists and texts; and writes days and moments in words. */
final class ExportedValues {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");

  private final Language language;

  ExportedValues(Language language) {
    this.language = language;
  }

  /** A day or a moment in words; empty when it is neither. */
  Optional<String> written(Object value) {
    String text = String.valueOf(value);
    if (MOMENT.matcher(text).matches()) {
      return Optional.of(moment(Instant.parse(text)));
    }
    return DAY.matcher(text).matches()
        ? Optional.of(Moments.day(language, LocalDate.parse(text)))
        : Optional.empty();
  }

  private String moment(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    LocalTime time = LocalTime.ofInstant(at, ZoneOffset.UTC);
    return Moments.day(language, day) + " " + Moments.time(language, time) + " UTC";
  }

  /** A row; an empty one when the value is none. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** Rows; none when the value is no list. */
  static List<Map<String, Object>> maps(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(ExportedValues::map).toList()
        : List.of();
  }
}
