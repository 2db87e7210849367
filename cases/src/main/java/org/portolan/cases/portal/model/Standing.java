package org.portolan.cases.portal.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.portolan.i18n.Language;

/**
 * Where the text of a page in a language stands.
 *
 * @param latest the number of the newest version
 * @param state what is to become of the newest version
 * @param approvedBy who approved the newest version
 * @param nativeRead whether whoever approved it read it as a native speaker
 * @param publishAt when the newest version is to be published, if it waits for a time
 * @param withdrawAt when what is published is to be withdrawn
 * @param published the number of the version that the public reads
 */
public record Standing(
    UUID page,
    Language language,
    int latest,
    TextState state,
    Optional<String> approvedBy,
    boolean nativeRead,
    Optional<Instant> publishAt,
    Optional<Instant> withdrawAt,
    OptionalInt published) {

  /** The same text in another state; whoever approved it, and when it was due, is over. */
  public Standing moved(TextState to) {
    return new Standing(
        page,
        language,
        latest,
        to,
        Optional.empty(),
        false,
        Optional.empty(),
        withdrawAt,
        published);
  }

  /** The same text after somebody has approved it. */
  public Standing approved(String by, boolean asNative) {
    return new Standing(
        page,
        language,
        latest,
        TextState.APPROVED,
        Optional.of(by),
        asNative,
        Optional.empty(),
        withdrawAt,
        published);
  }

  /** The same text with other times at which it is published and withdrawn. */
  public Standing timed(Optional<Instant> toPublish, Optional<Instant> toWithdraw) {
    return new Standing(
        page, language, latest, state, approvedBy, nativeRead, toPublish, toWithdraw, published);
  }

  /**
   * The same text when the public reads its newest version. A time of withdrawing that comes after
   * the one it was published at stands, though both be over when somebody looks. Who publishes
   * before the time that was planned does so now.
   */
  public Standing published(Instant now) {
    return new Standing(
        page,
        language,
        latest,
        TextState.PUBLISHED,
        approvedBy,
        nativeRead,
        Optional.empty(),
        withdrawAt.filter(at -> at.isAfter(publishAt.filter(due -> due.isBefore(now)).orElse(now))),
        OptionalInt.of(latest));
  }

  /** The same text when the public reads none of it; what waits for a later time still does. */
  public Standing withdrawn() {
    boolean newest = published.isPresent() && published.getAsInt() == latest;
    return new Standing(
        page,
        language,
        latest,
        newest ? TextState.WITHDRAWN : state,
        approvedBy,
        nativeRead,
        publishAt,
        Optional.empty(),
        OptionalInt.empty());
  }
}
