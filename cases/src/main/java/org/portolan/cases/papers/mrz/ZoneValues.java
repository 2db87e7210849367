package org.portolan.cases.papers.mrz;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.papers.mrz.Mrz.Sex;
import org.portolan.cases.papers.mrz.MrzProblem.Reason;
import org.portolan.cases.people.BirthDate;
import org.portolan.i18n.calendars.Reckoning;
import org.portolan.i18n.names.MrzName;

/** What the fields of a zone mean, once all check digits fit. */
final class ZoneValues {

  private static final String UNKNOWN = "<<";
  private static final int CENTURY = 100;

  /** No paper is valid for longer, nor shown so long after. */
  private static final int MOST_YEARS_APART = 50;

  private final Grid grid;
  private final LocalDate today;
  private final List<MrzProblem> problems = new ArrayList<>();

  ZoneValues(Grid grid, LocalDate today) {
    this.grid = grid;
    this.today = today;
  }

  MrzReading read(List<Correction> corrections) {
    String document = text(MrzField.DOCUMENT);
    if (!document.matches("[PACIV].?")) {
      problem(Reason.NO_DOCUMENT, MrzField.DOCUMENT);
    }
    MrzName name = MrzName.of(grid.get(MrzField.NAME));
    if (name.isEmpty()) {
      problem(Reason.NO_NAME, MrzField.NAME);
    }
    if (grid.number().isEmpty()) {
      problem(Reason.NO_NUMBER, MrzField.NUMBER);
    }
    Optional<Sex> sex = Sex.of(grid.get(MrzField.SEX).charAt(0));
    if (sex.isEmpty()) {
      problem(Reason.NO_SEX, MrzField.SEX);
    }
    Optional<BirthDate> born = born(grid.get(MrzField.BIRTH));
    Optional<LocalDate> expires = expires(grid.get(MrzField.EXPIRY));
    if (!problems.isEmpty()) {
      return new MrzReading.Refused(List.copyOf(problems));
    }
    return new MrzReading.Read(
        new Mrz(
            grid.format(),
            document,
            text(MrzField.ISSUER),
            name,
            grid.number(),
            text(MrzField.NATIONALITY),
            born,
            sex.orElseThrow(),
            expires,
            grid.optional()),
        corrections);
  }

  private String text(MrzField field) {
    return grid.get(field).replace("<", "");
  }

  /**
   * A year of two digits is the latest that is not in the future. Fillers stand for what is not
   * known (part 3, section 4.8); many issuers write zeros instead.
   */
  private Optional<BirthDate> born(String field) {
    String year = field.substring(0, 2);
    String month = field.substring(2, 4);
    String day = field.substring(4);
    if (year.equals(UNKNOWN)) {
      return Optional.empty();
    }
    String rest = isUnknown(month) ? "" : "-" + month + (isUnknown(day) ? "" : "-" + day);
    boolean gap = isUnknown(month) && !isUnknown(day);
    for (int century = today.getYear() / CENTURY; !gap && century >= 19; century--) {
      BirthDate.Reading reading = BirthDate.read(century + year + rest, Reckoning.GREGORIAN, today);
      if (reading instanceof BirthDate.Accepted accepted) {
        return Optional.of(accepted.date());
      }
    }
    problem(Reason.NO_DATE, MrzField.BIRTH);
    return Optional.empty();
  }

  private static boolean isUnknown(String part) {
    return part.equals(UNKNOWN) || part.equals("00");
  }

  /** A year of two digits is the nearest. */
  private Optional<LocalDate> expires(String field) {
    if (field.chars().allMatch(character -> character == '<')) {
      return Optional.empty();
    }
    try {
      int twoDigits = Integer.parseInt(field.substring(0, 2));
      int earliest = today.getYear() - MOST_YEARS_APART;
      int year = earliest + Math.floorMod(twoDigits - earliest, CENTURY);
      return Optional.of(
          LocalDate.of(
              year, Integer.parseInt(field.substring(2, 4)), Integer.parseInt(field.substring(4))));
    } catch (NumberFormatException | DateTimeException e) {
      problem(Reason.NO_DATE, MrzField.EXPIRY);
      return Optional.empty();
    }
  }

  private void problem(Reason reason, MrzField field) {
    problems.add(MrzProblem.in(reason, grid.format(), field, 0));
  }
}
