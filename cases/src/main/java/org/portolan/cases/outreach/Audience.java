package org.portolan.cases.outreach;

import java.util.List;
import java.util.Optional;

/**
 * Whom a broadcast is for, among the people of its post, or of its organisation's posts.
 *
 * @param languages tags; who reads others is left out; empty asks for none
 * @param regions ISO 3166-1 alpha-2, of the number; empty asks for none
 * @param inQuarantine whether they are in quarantine now, if it matters
 * @param listed only people of an uploaded list
 */
public record Audience(
    List<String> languages, List<String> regions, Optional<Boolean> inQuarantine, boolean listed) {

  public Audience {
    languages = List.copyOf(languages);
    regions = List.copyOf(regions);
  }

  /** Everybody. */
  public static Audience everybody() {
    return new Audience(List.of(), List.of(), Optional.empty(), false);
  }
}
