package org.portolan.web.staff;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import org.portolan.cases.quarantine.model.TodayState;
import org.portolan.cases.quarantine.overview.BoardRow;

/** The queues of the board, in the order they are worked. */
public enum Queue {
  ALL(row -> true),
  NEEDS_PERSON(BoardRow::needsPerson),
  ASKED_FOR_HELP(row -> row.state() == TodayState.ASKED_FOR_HELP),
  UNWELL(row -> row.state() == TodayState.UNWELL),
  SILENT(row -> row.state() == TodayState.SILENT),
  REFUSED(row -> row.state() == TodayState.REFUSED),
  NOT_REACHED(row -> row.state() == TodayState.NOT_REACHED),
  NOT_ASKED(row -> row.state() == TodayState.NOT_ASKED),
  OPTED_OUT(row -> row.state() == TodayState.OPTED_OUT),
  WAITING(row -> row.state() == TodayState.WAITING || row.state() == TodayState.NOT_DUE),
  WELL(row -> row.state() == TodayState.WELL);

  private final Predicate<BoardRow> rule;

  Queue(Predicate<BoardRow> rule) {
    this.rule = rule;
  }

  boolean holds(BoardRow row) {
    return rule.test(row);
  }

  /** As in the address and in the keys of its name: {@code not-reached}. */
  public String getKey() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Queue ofKey(String key) {
    return Arrays.stream(values()).filter(q -> q.getKey().equals(key)).findFirst().orElse(ALL);
  }
}
