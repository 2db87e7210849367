package org.portolan.cases.outreach;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A broadcast as it stands: written as a draft, submitted, approved by a second person, sent, and
 * over.
 *
 * @param caseId its file's, by which it is known everywhere
 * @param scope of the post or organisation whose people it is for
 * @param notBefore when it may begin; at once when empty
 * @param author the id of the actor who wrote it
 * @param expected how many numbers it was for when it was submitted
 * @param price what that would have cost then, if the operator has set prices
 * @param standsBecause why it stands still by itself: {@code budget}, {@code unreadable}
 * @param queued how many messages were handed over so far
 * @param allQueued whether those are all
 * @param summed whether only counts are left of it
 * @param version of what it says and whom it is for, an uploaded list included
 */
public record Broadcast(
    UUID caseId,
    String reference,
    String scope,
    BroadcastState state,
    BroadcastMessage message,
    Audience audience,
    Optional<Instant> notBefore,
    String author,
    Instant createdAt,
    Optional<Integer> expected,
    Optional<Price> price,
    Optional<String> approvedBy,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<String> standsBecause,
    int queued,
    boolean allQueued,
    boolean summed,
    long version) {

  /**
   * An amount of money.
   *
   * @param currency ISO 4217
   */
  public record Price(BigDecimal amount, String currency) {}

  /** Whether somebody else than its author has to approve it. */
  public static boolean needsApproval(int expected, int above) {
    return expected > above;
  }

  @Override
  public String toString() {
    return "Broadcast[" + reference + "]";
  }
}
