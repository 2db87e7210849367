package org.portolan.cases.visa.trust;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.papers.mrz.Mrz;
import org.portolan.cases.visa.model.KeptZone;

/** The zones of the members of an application, and what they say. */
final class ReadZones {

  private final Map<UUID, KeptZone> kept;
  private final Map<UUID, Mrz> read = new HashMap<>();

  /**
   * Reads them.
   *
   * @param kept by the ids of the members
   * @param day by which the years are read
   */
  ReadZones(Map<UUID, KeptZone> kept, LocalDate day) {
    this.kept = kept;
    kept.forEach((member, zone) -> zone.on(day).ifPresent(one -> read.put(member, one)));
  }

  /** What somebody's says; empty when there is none. */
  Optional<Mrz> of(UUID member) {
    return Optional.ofNullable(read.get(member));
  }

  /** The same if an officer has read it from the picture: an applicant may have made theirs up. */
  Optional<Mrz> seen(UUID member) {
    return of(member).filter(unused -> !kept.get(member).own());
  }
}
