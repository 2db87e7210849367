package org.portolan.cases.papers.mrz;

import java.util.List;
import java.util.function.Function;

/** What became of reading a zone. */
public sealed interface MrzReading {

  /** One of the three. */
  <T> T fold(
      Function<Read, T> read, Function<Undecided, T> undecided, Function<Refused, T> refused);

  /**
   * It was read.
   *
   * @param corrections in what it differs from what was typed; empty when in nothing but case and
   *     spaces
   */
  record Read(Mrz zone, List<Correction> corrections) implements MrzReading {
    @Override
    public <T> T fold(
        Function<Read, T> read, Function<Undecided, T> undecided, Function<Refused, T> refused) {
      return read.apply(this);
    }
  }

  /**
   * The check digits do not fit, and it is not clear enough what was meant: more than one
   * correction makes them right, or one that is no likely slip. None is made; a person has to look.
   *
   * @param ways each of them
   */
  record Undecided(List<List<Correction>> ways) implements MrzReading {
    @Override
    public <T> T fold(
        Function<Read, T> read, Function<Undecided, T> undecided, Function<Refused, T> refused) {
      return undecided.apply(this);
    }
  }

  /** It cannot be read. */
  record Refused(List<MrzProblem> problems) implements MrzReading {
    @Override
    public <T> T fold(
        Function<Read, T> read, Function<Undecided, T> undecided, Function<Refused, T> refused) {
      return refused.apply(this);
    }
  }
}
