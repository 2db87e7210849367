package org.portolan.messaging.voice;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.portolan.messaging.PublicAddress;

/**
 * The provider asks what comes next in a call. Where it is in the call stands in the address that
 * we gave; what was pressed, in the form.
 *
 * @param call of the message that the call was placed for
 * @param said the message that was said last; for the opening, the call's own
 * @param round how often the same was said, or how often we waited
 * @param digits what was pressed, empty when nothing was
 * @param machine whether an answering machine took the call
 */
public record CallTurn(
    UUID call,
    Step step,
    UUID said,
    int round,
    String sid,
    String number,
    String ours,
    String digits,
    boolean machine) {

  private static final Pattern SID = Pattern.compile("CA[0-9a-f]{32}");

  /** Where a call is. */
  enum Step {
    /** It was taken. */
    TAKEN,
    /** The opening was said. */
    OPENED,
    /** Something was said that asks. */
    ASKED,
    /** Public pages were listed. */
    LISTED,
    /** One of them was read; the round says which. */
    READ,
    /** Something was said that asks nothing, or nothing was there to say. */
    GOES_ON;

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * From a webhook's query and form.
   *
   * @return empty when it is of no call of ours
   */
  public static Optional<CallTurn> of(Map<String, String> query, Map<String, String> form) {
    try {
      UUID call = UUID.fromString(query.getOrDefault("o", ""));
      String sid = form.getOrDefault("CallSid", "");
      if (!SID.matcher(sid).matches()) {
        return Optional.empty();
      }
      return Optional.of(
          new CallTurn(
              call,
              query.containsKey("s")
                  ? Step.valueOf(query.get("s").toUpperCase(Locale.ROOT))
                  : Step.TAKEN,
              query.containsKey("m") ? UUID.fromString(query.get("m")) : call,
              Integer.parseInt(query.getOrDefault("n", "0")),
              sid,
              form.getOrDefault("To", ""),
              form.getOrDefault("From", ""),
              form.getOrDefault("Digits", ""),
              isMachine(form.getOrDefault("AnsweredBy", ""))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isMachine(String answeredBy) {
    return answeredBy.startsWith("machine") || answeredBy.equals("fax");
  }

  /** The path and query at which it goes on. */
  static String next(UUID call, Step step, UUID said, int round) {
    return PublicAddress.VOICE_HOOK
        + "?o="
        + call
        + "&s="
        + step.key()
        + "&m="
        + said
        + "&n="
        + round;
  }

  @Override
  public String toString() {
    return "CallTurn[" + call + ", " + step + "]";
  }
}
