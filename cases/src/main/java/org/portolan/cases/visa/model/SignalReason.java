package org.portolan.cases.visa.model;

import java.util.Optional;
import org.portolan.i18n.Keyed;

/** How an officer settled a signal, as in {@code staff.visa.signal.reason.…}. */
public enum SignalReason implements Keyed {
  /** It is so, and counts in the decision. */
  TRUE(false),
  /** It is so, and there is a good reason for it. */
  EXPLAINED(true),
  /** It is somebody or something else. */
  COINCIDENCE(true),
  /** Somebody mistyped or misread. */
  SLIP(true),
  /** The telephone or address is a household's: it raises none again. */
  HOUSEHOLD(true),
  /** It is a camp's: it raises none again. */
  CAMP(true),
  /** It is a helper's: it raises none again. */
  HELPER(true);

  private final boolean unfounded;

  SignalReason(boolean unfounded) {
    this.unfounded = unfounded;
  }

  /**
   * Whether there was nothing in it; the share of these says how far signals are to be believed.
   */
  public boolean isUnfounded() {
    return unfounded;
  }

  /** Whose the telephone or address is from then on; empty for a reason that says nothing of it. */
  public Optional<String> contact() {
    return switch (this) {
      case HOUSEHOLD, CAMP, HELPER -> Optional.of(key());
      case TRUE, EXPLAINED, COINCIDENCE, SLIP -> Optional.empty();
    };
  }

  /** The reason with a key; empty when there is none. */
  public static Optional<SignalReason> find(String key) {
    return Keyed.find(SignalReason.class, key);
  }
}
