package org.portolan.cases.traveller;

import java.time.Duration;
import org.portolan.cases.settings.Settings;

/**
 * How many codes, or whether how many texts are ours, may be asked for within a window, whether or
 * not there is anybody to send an answer to.
 *
 * @param window after which turns are free again; also the longest that anybody is kept out. One
 *     for everything: turns that are older are forgotten
 * @param phone of one phone, and of one reference: with five tries at each code, a stranger who
 *     knows both and never rests guesses right about once in 1,000 days
 * @param address of one address: a whole facility may share one
 * @param everywhere of all together: what the texts may cost
 */
public record CodeLimits(Duration window, int phone, int address, int everywhere) {

  /** Of codes. */
  public static CodeLimits of(Settings settings) {
    return new CodeLimits(
        window(settings),
        settings.number("TRAVELLER_CODES_OF_PHONE", 4),
        settings.number("TRAVELLER_CODES_OF_ADDRESS", 40),
        settings.number("TRAVELLER_CODES_EVERYWHERE", 2_000));
  }

  /** Of doubtful texts: who holds the phone that got one can ask by text message as well. */
  public static CodeLimits ofDoubts(Settings settings) {
    return new CodeLimits(
        window(settings),
        settings.number("DOUBTS_OF_PHONE", 3),
        settings.number("DOUBTS_OF_ADDRESS", 20),
        settings.number("DOUBTS_EVERYWHERE", 500));
  }

  /** Of what readers say of pages: a whole facility may share one address. */
  public static CodeLimits ofFeedback(Settings settings) {
    return new CodeLimits(
        window(settings),
        0,
        settings.number("PAGE_FEEDBACK_OF_ADDRESS", 20),
        settings.number("PAGE_FEEDBACK_EVERYWHERE", 1_000));
  }

  private static Duration window(Settings settings) {
    return Duration.ofMinutes(settings.number("TRAVELLER_CODES_WINDOW_MINUTES", 30));
  }
}
