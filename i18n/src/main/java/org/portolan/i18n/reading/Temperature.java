package org.portolan.i18n.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A body temperature somebody reported.
 *
 * @param celsius degrees, one or two decimals, between 30 and 45
 */
public record Temperature(BigDecimal celsius) {

  /** Below, no person is awake to write; above, none is alive. */
  private static final BigDecimal LOWEST = BigDecimal.valueOf(30);

  private static final BigDecimal FEVER = BigDecimal.valueOf(38);
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(45);
  private static final BigDecimal FREEZING_FAHRENHEIT = BigDecimal.valueOf(32);

  public Temperature {
    if (!plausible(celsius)) {
      throw new IllegalArgumentException("Not a body temperature");
    }
  }

  /** 38 °C and above, as the WHO counts fever. */
  public boolean isFever() {
    return celsius.compareTo(FEVER) >= 0;
  }

  static Optional<Temperature> ofCelsius(BigDecimal degrees) {
    return plausible(degrees) ? Optional.of(new Temperature(degrees)) : Optional.empty();
  }

  static Optional<Temperature> ofFahrenheit(BigDecimal degrees) {
    return ofCelsius(
        degrees
            .subtract(FREEZING_FAHRENHEIT)
            .multiply(BigDecimal.valueOf(5))
            .divide(BigDecimal.valueOf(9), 1, RoundingMode.HALF_UP));
  }

  private static boolean plausible(BigDecimal degrees) {
    return degrees.compareTo(LOWEST) >= 0 && degrees.compareTo(HIGHEST) <= 0;
  }
}
