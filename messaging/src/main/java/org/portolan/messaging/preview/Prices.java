package org.portolan.messaging.preview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.settings.Settings;
import org.portolan.messaging.spending.Cost;
import org.portolan.messaging.spending.Tariff;

/**
 * What the operator pays the provider for one part of a text, by the country it goes to. Portolan
 * knows no prices of its own: they are as the operator wrote them into {@code PORTOLAN_SMS_PRICES}
 * ({@code FR 0.0700 EUR, ET 0.2100 USD, * 0.1000 EUR}), {@code *} being every other country. An
 * entry that cannot be read is left out and named, since no text waits for its price.
 */
public final class Prices implements Tariff {

  /** Stands for every country that has no entry of its own. */
  public static final String ELSEWHERE = "*";

  private static final Pattern ENTRY =
      Pattern.compile("([A-Za-z]{2}|\\*)\\s+(\\d{1,6}(?:\\.\\d{1,6})?)\\s+([A-Za-z]{3})");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Map<String, Price> byCountry = new LinkedHashMap<>();
  private final List<Integer> unreadable = new ArrayList<>();

  private Prices(String list) {
    int number = 0;
    for (String line : list.split("\\R")) {
      String entries = line.strip().startsWith("#") ? "" : line;
      for (String entry : entries.split("[,;]")) {
        if (!entry.isBlank()) {
          read(++number, entry.strip());
        }
      }
    }
  }

  /** As the operator has set them. */
  public static Prices of(Settings settings) {
    return new Prices(settings.find("SMS_PRICES").orElse(""));
  }

  private void read(int number, String entry) {
    Matcher matcher = ENTRY.matcher(entry);
    if (!matcher.matches()) {
      unreadable.add(number);
      return;
    }
    String country = matcher.group(1).toUpperCase(Locale.ROOT);
    Optional<Currency> currency = currency(matcher.group(3).toUpperCase(Locale.ROOT));
    boolean known = country.equals(ELSEWHERE) || COUNTRIES.contains(country);
    if (!known || currency.isEmpty() || byCountry.containsKey(country)) {
      unreadable.add(number);
      return;
    }
    BigDecimal amount = new BigDecimal(matcher.group(2));
    byCountry.put(country, new Price(amount, currency.get().getCurrencyCode()));
  }

  private static Optional<Currency> currency(String code) {
    try {
      return Optional.of(Currency.getInstance(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The countries that have a price of their own, ISO 3166-1 alpha-2, in the operator's order. */
  public List<String> countries() {
    return byCountry.keySet().stream().filter(country -> !country.equals(ELSEWHERE)).toList();
  }

  /**
   * What one part costs to a country; empty when no price is set for it, or there is no country.
   *
   * @param country ISO 3166-1 alpha-2, {@link #ELSEWHERE}, or null
   */
  public Optional<Price> ofPart(String country) {
    boolean known = country != null && (country.equals(ELSEWHERE) || COUNTRIES.contains(country));
    return !known
        ? Optional.empty()
        : Optional.ofNullable(byCountry.getOrDefault(country, byCountry.get(ELSEWHERE)));
  }

  @Override
  public Optional<Cost.Money> forOnePart(String country) {
    return ofPart(country).map(price -> new Cost.Money(price.amount(), price.currency()));
  }

  /** What a text costs to a country; empty when no price is set for it. */
  public Optional<Price> of(PreviewedText text, String country) {
    return ofPart(country).map(price -> price.times(text.size().parts()));
  }

  /** Whether there is any price. */
  public boolean areSet() {
    return !byCountry.isEmpty();
  }

  /** Which entries cannot be read, or name a country twice, counted from 1. */
  public List<Integer> unreadable() {
    return List.copyOf(unreadable);
  }

  /**
   * An amount of money.
   *
   * @param currency ISO 4217
   */
  public record Price(BigDecimal amount, String currency) {
    Price times(int parts) {
      return new Price(amount.multiply(BigDecimal.valueOf(parts)), currency);
    }
  }
}
