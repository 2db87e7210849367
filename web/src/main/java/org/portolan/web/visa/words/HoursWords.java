package org.portolan.web.visa.words;

import org.portolan.cases.visa.model.CallHours;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;

/** Hours of the day as a reader writes them. */
public final class HoursWords {

  private HoursWords() {}

  /** From when until when somebody may be called. */
  public static String of(Language language, CallHours hours) {
    return Moments.time(language, hours.from()) + " – " + Moments.time(language, hours.until());
  }
}
