package org.portolan.cases.traveller;

import java.time.Duration;
import org.portolan.cases.settings.Settings;

/**
 * How many codes, or whether how many texts are ours, may be asked for within a window, whether or
 * not there is anybody to send an answer to; how many questions may be asked on a page.
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

  /** Of questions on a page: a whole camp may share an address. */
  static CodeLimits ofQuestions(Settings settings) {
    return new CodeLimits(
        window(settings),
        settings.number("QUESTIONS_OF_ASKER", 10),
        settings.number("QUESTIONS_OF_ADDRESS", 40),
        settings.number("QUESTIONS_EVERYWHERE", 1_000));
  }

  /**
   * Of those that tell of danger, which no question's limit holds back: ten times as many, so that
   * no program buries the desk in alarms.
   */
  static CodeLimits ofDanger(Settings settings) {
    CodeLimits limits = ofQuestions(settings);
    return new CodeLimits(
        limits.window, limits.phone * 10, limits.address * 10, limits.everywhere * 10);
  }

  /** Of looking for an answer: with 60 bits in what opens it, guessing finds none. */
  static CodeLimits ofAnswers(Settings settings) {
    return new CodeLimits(
        window(settings),
        settings.number("ANSWERS_READ_OF_ASKER", 60),
        settings.number("ANSWERS_READ_OF_ADDRESS", 400),
        settings.number("ANSWERS_READ_EVERYWHERE", 20_000));
  }

  /** Of what readers say of pages: a whole facility may share one address. */
  public static CodeLimits ofFeedback(Settings settings) {
    return new CodeLimits(
        window(settings),
        0,
        settings.number("PAGE_FEEDBACK_OF_ADDRESS", 20),
        settings.number("PAGE_FEEDBACK_EVERYWHERE", 1_000));
  }

  /** Of applications that are begun: a whole facility may share one address. */
  public static CodeLimits ofDrafts(Settings settings) {
    return new CodeLimits(
        window(settings),
        settings.number("VISA_DRAFTS_OF_PHONE", 3),
        settings.number("VISA_DRAFTS_OF_ADDRESS", 20),
        settings.number("VISA_DRAFTS_EVERYWHERE", 1_000));
  }

  private static Duration window(Settings settings) {
    return Duration.ofMinutes(settings.number("TRAVELLER_CODES_WINDOW_MINUTES", 30));
  }
}
