package org.portolan.cases.visa.model;

import java.time.Instant;

/**
 * A fee that was paid or waived.
 *
 * @param minor in the currency's smallest unit; null when it was waived
 * @param currency ISO 4217; null when it was waived
 * @param by in which way it was paid; null when it was waived, and where nobody recorded it
 * @param reference of the payment, as the bank or the desk has it; null when it was waived
 * @param waiver why it need not be paid, as in {@code visa.waiver.…}; null when it was paid
 * @param at when it was recorded; null for one that is still to be
 */
public record FeeEntry(
    Integer minor, String currency, PaidBy by, String reference, String waiver, Instant at) {

  /** In characters. */
  public static final int LONGEST_REFERENCE = 100;

  /** Somebody paid what the type wants. */
  public static FeeEntry paid(Fee fee, PaidBy by, String reference) {
    return new FeeEntry(fee.minor(), fee.currency(), by, reference, null, null);
  }

  /** Somebody need not pay. */
  public static FeeEntry waived(String why) {
    return new FeeEntry(null, null, null, null, why, null);
  }

  @Override
  public String toString() {
    return "FeeEntry";
  }
}
