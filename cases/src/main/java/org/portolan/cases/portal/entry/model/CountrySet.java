package org.portolan.cases.portal.entry.model;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Some countries, or all but some.
 *
 * @param codes ISO 3166-1 alpha-3 and the codes of ICAO Doc 9303 for people without a country
 * @param except whether all others are meant; all but none is everybody
 */
public record CountrySet(boolean except, SortedSet<String> codes) {

  public CountrySet {
    codes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(codes));
  }

  /** Every country, and people without one. */
  public static CountrySet any() {
    return new CountrySet(true, new TreeSet<>());
  }

  /** These. */
  public static CountrySet of(String... codes) {
    return new CountrySet(false, new TreeSet<>(java.util.List.of(codes)));
  }

  /** All but these. */
  public static CountrySet allBut(String... codes) {
    return new CountrySet(true, new TreeSet<>(java.util.List.of(codes)));
  }

  /** As somebody chose them; nothing chosen is everybody. */
  public static CountrySet chosen(boolean except, Collection<String> codes) {
    return codes.isEmpty() ? any() : new CountrySet(except, new TreeSet<>(codes));
  }

  /** Whether it asks for nothing. */
  public boolean isAny() {
    return except && codes.isEmpty();
  }

  /** Whether a country is one of these. */
  public boolean contains(String code) {
    return codes.contains(code) != except;
  }

  /** Whether a country can be in both; there are more countries than any two lists leave out. */
  public boolean meets(CountrySet other) {
    if (except && other.except) {
      return true;
    }
    return except
        ? other.codes.stream().anyMatch(this::contains)
        : codes.stream().anyMatch(other::contains);
  }
}
