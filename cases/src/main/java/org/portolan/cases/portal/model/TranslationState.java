package org.portolan.cases.portal.model;

import java.util.Locale;

/** How a page stands in a language that it is translated into. */
public enum TranslationState {
  /** Says what the original says, and was written or read by a native speaker. */
  UP_TO_DATE,
  /** The original says something else by now. */
  OUTDATED,
  /** Somebody is at it; what the public reads meanwhile is older, or another language. */
  IN_TRANSLATION,
  /** A machine drafted it and no native speaker has read it. */
  MACHINE_DRAFTED,
  /** There is none; readers are given another language. */
  FALLBACK,
  /** There is none, and nothing to give readers instead. */
  MISSING;

  /**
   * The state of a translation.
   *
   * @param published whether the public reads one
   * @param inWork whether there is a newer version, or one that was never published
   * @param machine whether what the public reads was drafted by a machine and not read since
   * @param outdated whether the original says something else than what the public reads
   * @param another whether there is another language to give readers
   */
  public static TranslationState of(
      boolean published, boolean inWork, boolean machine, boolean outdated, boolean another) {
    if (inWork) {
      return IN_TRANSLATION;
    }
    if (!published) {
      return another ? FALLBACK : MISSING;
    }
    if (outdated) {
      return OUTDATED;
    }
    return machine ? MACHINE_DRAFTED : UP_TO_DATE;
  }

  /** Whether somebody could do something about it. */
  public boolean isWork() {
    return this != UP_TO_DATE;
  }

  /** The end of the key of its name: {@code up-to-date}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
