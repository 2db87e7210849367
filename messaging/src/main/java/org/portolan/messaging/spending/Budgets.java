package org.portolan.messaging.spending;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.settings.Settings;

/**
 * How much may be spent on what, as the operator wrote it into {@code PORTOLAN_BUDGETS} ({@code
 * broadcast 200 EUR/day, broadcast 3000 EUR/month, case 500 EUR/day}), by days and months of UTC.
 * An entry that cannot be read stops the server: a limit that somebody believes in must be one.
 */
public final class Budgets {

  private static final Pattern ENTRY =
      Pattern.compile(
          "(broadcast|form|case|staff) (\\d{1,9}(?:\\.\\d{1,2})?) ([A-Z]{3})/(day|month)");

  private final List<Budget> all;

  private Budgets(List<Budget> all) {
    this.all = List.copyOf(all);
  }

  /**
   * As the operator has set them.
   *
   * @throws IllegalArgumentException when an entry cannot be read; it says which
   */
  public static Budgets of(Settings settings) {
    List<Budget> budgets = new ArrayList<>();
    int number = 0;
    for (String entry : settings.find("BUDGETS").orElse("").split("[,;\n]")) {
      if (!entry.isBlank()) {
        budgets.add(read(++number, entry.strip().replaceAll("\\s+", " ")));
      }
    }
    return new Budgets(budgets);
  }

  private static Budget read(int number, String entry) {
    Matcher matcher = ENTRY.matcher(entry);
    if (!matcher.matches() || !isCurrency(matcher.group(3))) {
      throw new IllegalArgumentException(
          "PORTOLAN_BUDGETS: entry "
              + number
              + " is not like 'broadcast 200 EUR/day' (broadcast, form, case or staff)");
    }
    return new Budget(
        WhatFor.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
        new BigDecimal(matcher.group(2)),
        matcher.group(3),
        matcher.group(4).equals("month"));
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }

  /** Every budget, in the operator's order. */
  public List<Budget> all() {
    return all;
  }

  /** What money is spent on. */
  public enum WhatFor {
    /** Messages to many. */
    BROADCAST,
    /** What a public form sets off: codes, and whether a text is ours. */
    FORM,
    /** What is about somebody's own matter. */
    CASE,
    /** Alerts to those on duty. */
    STAFF;

    /** As stored: {@code broadcast}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One budget.
   *
   * @param currency ISO 4217; what is spent in others does not count against it
   * @param monthly for a calendar month, else for a day
   */
  public record Budget(WhatFor whatFor, BigDecimal amount, String currency, boolean monthly) {}
}
