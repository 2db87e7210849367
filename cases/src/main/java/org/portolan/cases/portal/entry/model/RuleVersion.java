package org.portolan.cases.portal.entry.model;

import java.time.Instant;
import java.util.Optional;
import org.portolan.cases.review.ReviewState;

/**
 * A version of a rule: written as a draft, submitted, approved by a second person, published at a
 * time, and in the end superseded by the next version or withdrawn.
 *
 * @param rule the rule's number
 * @param version from 1
 * @param sample whether it was made up to show how rules look
 * @param revision from 1: how many times it was written as a draft
 * @param author the id of the actor who wrote it
 * @param publishAt from when it is published; at once when empty
 */
public record RuleVersion(
    int rule,
    int version,
    ReviewState state,
    boolean sample,
    RuleContent content,
    long revision,
    String author,
    Instant createdAt,
    Optional<String> approvedBy,
    Optional<Instant> publishAt,
    Optional<Instant> publishedAt,
    Optional<Instant> endedAt) {

  /** For whoever reads it as it is now. */
  public SeenRule seen() {
    return new SeenRule(rule, version, revision);
  }

  /** As travellers are told it, or would be once it is published. */
  public PublishedRule asPublished() {
    return new PublishedRule(
        rule, version, sample, publishedAt.or(() -> publishAt).orElse(createdAt), content);
  }
}
