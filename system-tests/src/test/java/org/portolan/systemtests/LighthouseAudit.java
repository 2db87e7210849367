package org.portolan.systemtests;

import com.fasterxml.jackson.databind.JsonNode;

/** What Lighthouse says of one thing that it looked at. */
final class LighthouseAudit {

  private LighthouseAudit() {}

  /** Whether it could look, though there may have been nothing of the kind. */
  static boolean isMeasured(JsonNode audit) {
    String mode = audit.path("scoreDisplayMode").asText();
    return !mode.isEmpty() && !mode.equals("error");
  }

  /** Whether it could look, and nothing costs a point. */
  static boolean isAsWanted(JsonNode audit) {
    JsonNode score = audit.path("score");
    return isMeasured(audit) && (!score.isNumber() || score.asDouble() == 1);
  }
}
