package org.portolan.i18n.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.portolan.i18n.reading.Statement.Amount;

/** Which numbers are a temperature. */
final class Temperatures {

  private Temperatures() {}

  /** A temperature among other numbers: said to be one, or too much for anything else. */
  static Optional<Temperature> likely(Amount amount) {
    BigDecimal number = amount.number();
    if (!isExplicit(amount) && !between(number, 34, 43) && !between(number, 94, 110)) {
      return Optional.empty();
    }
    return read(amount);
  }

  /** Whether it has decimals or a unit, as only a temperature has. */
  static boolean isExplicit(Amount amount) {
    return amount.number().scale() > 0 || amount.unit() != Amount.Unit.NONE;
  }

  /** The only number that is said to be a temperature. */
  static Optional<Temperature> oneAmong(List<Amount> amounts) {
    List<Amount> explicit = amounts.stream().filter(Temperatures::isExplicit).distinct().toList();
    return explicit.size() == 1 ? read(explicit.get(0)) : Optional.empty();
  }

  /** Whether {@code 38 5} may be 38.5. */
  static boolean perhapsInTwoPieces(List<Amount> amounts) {
    for (int i = 1; i < amounts.size(); i++) {
      Amount whole = amounts.get(i - 1);
      BigDecimal tenths = amounts.get(i).number();
      boolean plain = !isExplicit(whole) && tenths.scale() <= 0;
      if (plain && between(whole.number(), 34, 43) && tenths.compareTo(BigDecimal.TEN) < 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The temperature where nothing but a temperature was asked for; {@code 38 5} and {@code 385}
   * too.
   */
  static Optional<Temperature> only(List<Amount> amounts) {
    if (amounts.size() == 2 && perhapsInTwoPieces(amounts)) {
      BigDecimal tenths = amounts.get(1).number().movePointLeft(1);
      return read(amounts.get(0).number().add(tenths), amounts.get(1).unit());
    }
    if (amounts.size() == 1 && between(amounts.get(0).number(), 340, 430)) {
      return Temperature.ofCelsius(amounts.get(0).number().movePointLeft(1));
    }
    return amounts.size() == 1 ? read(amounts.get(0)) : Optional.empty();
  }

  private static Optional<Temperature> read(Amount amount) {
    return read(amount.number(), amount.unit());
  }

  private static Optional<Temperature> read(BigDecimal number, Amount.Unit unit) {
    return switch (unit) {
      case CELSIUS -> Temperature.ofCelsius(number);
      case FAHRENHEIT -> Temperature.ofFahrenheit(number);
      case NONE ->
          between(number, 86, 113)
              ? Temperature.ofFahrenheit(number)
              : Temperature.ofCelsius(number);
    };
  }

  private static boolean between(BigDecimal number, int low, int high) {
    return number.compareTo(BigDecimal.valueOf(low)) >= 0
        && number.compareTo(BigDecimal.valueOf(high)) <= 0;
  }
}
