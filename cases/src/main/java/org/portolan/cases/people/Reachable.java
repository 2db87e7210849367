package org.portolan.cases.people;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.i18n.Language;

/**
 * A person as they are reached now.
 *
 * @param zone the person's, for quiet hours
 * @param quiet the person's own quiet hours, if they have any
 * @param preferred the channel they would rather be reached by
 * @param ways every way there is, also those that may not be used, in the order of their ids
 */
public record Reachable(
    Language language,
    ZoneId zone,
    Optional<QuietTime> quiet,
    Optional<Channel> preferred,
    List<Way> ways) {

  /**
   * One way to reach somebody.
   *
   * @param contactPoint whose state says whether it may be used
   * @param heardAt when somebody last wrote or called from there
   * @param verified whether somebody has shown that they read what comes there
   */
  public record Way(
      UUID contactPoint,
      Endpoint to,
      ContactState state,
      Optional<Instant> heardAt,
      boolean verified) {}
}
