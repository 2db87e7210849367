package org.portolan.benchmarks;

import java.util.List;

/**
 * What people answer, in the shares seen in daily monitoring: most are well, some are unwell and
 * say how, a few ask for help, and a few write what nobody can read as an answer.
 */
final class AnswerMix {

  private static final List<String> WELL = List.of("1", "1");
  private static final List<String> WELL_WITH_A_NEED = List.of("1", "2 3");
  private static final List<String> UNWELL = List.of("2", "1 3", "38,5", "1");
  private static final List<String> HELP = List.of("2", "help");
  private static final List<String> NONSENSE = List.of("ok??", "1", "1");

  private AnswerMix() {}

  /** The texts of one person's check-in, in order. */
  static List<String> of(int person) {
    int place = person % 20;
    if (place < 12) {
      return WELL;
    }
    if (place < 14) {
      return WELL_WITH_A_NEED;
    }
    if (place < 17) {
      return UNWELL;
    }
    return place < 18 ? HELP : NONSENSE;
  }
}
