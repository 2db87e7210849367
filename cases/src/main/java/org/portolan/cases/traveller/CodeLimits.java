package org.portolan.cases.traveller;

import java.time.Duration;
import org.portolan.cases.settings.Settings;

/**
 * How many codes may be asked for within a window, whether or not there is anybody to send one to.
 *
 * @param window after which turns are free again; also the longest that anybody is kept out
 * @param phone of one phone, and of one reference: with five tries at each code, a stranger who
 *     knows both and never rests guesses right about once in 1,000 days
 * @param address of one address: a whole facility may share one
 * @param everywhere of all together: what the texts may cost
 */
public record CodeLimits(Duration window, int phone, int address, int everywhere) {

  public static CodeLimits of(Settings settings) {
    return new CodeLimits(
        Duration.ofMinutes(settings.number("TRAVELLER_CODES_WINDOW_MINUTES", 30)),
        settings.number("TRAVELLER_CODES_OF_PHONE", 4),
        settings.number("TRAVELLER_CODES_OF_ADDRESS", 40),
        settings.number("TRAVELLER_CODES_EVERYWHERE", 2_000));
  }
}
