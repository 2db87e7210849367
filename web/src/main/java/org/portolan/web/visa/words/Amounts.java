package org.portolan.web.visa.words;

import java.math.BigDecimal;
import java.util.Currency;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;

/** Money as a reader writes it. */
public final class Amounts {

  private Amounts() {}

  /**
   * An amount.
   *
   * @param minor in the currency's smallest unit
   * @param currency ISO 4217
   */
  public static String of(Language language, int minor, String currency) {
    int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return Moments.money(language, BigDecimal.valueOf(minor, decimals), currency);
  }
}
