package org.portolan.cases.portal.model;

import java.time.Instant;
import java.util.UUID;
import org.portolan.i18n.Language;

/**
 * What a reader said of a page.
 *
 * @param number the version that they read
 * @param said what they wrote; empty where they only said whether it helped
 */
public record Feedback(
    UUID page, Language language, int number, boolean helped, String said, Instant at) {
  @Override
  public String toString() {
    return "Feedback[" + page + "]";
  }
}
