package org.portolan.cases.visa.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.portolan.cases.papers.mrz.Mrz;
import org.portolan.cases.papers.mrz.MrzReader;
import org.portolan.cases.papers.mrz.MrzReading;
import org.portolan.cases.papers.mrz.MrzReading.Read;

/**
 * The machine readable zone of a passport, as it is kept with an application.
 *
 * @param lines as they were typed; they could be read then
 * @param own whether the applicant has copied it, who may write what they like; else an officer
 *     did, from the picture
 */
public record KeptZone(String lines, boolean own) {

  /**
   * What lines say, or why they cannot be read; of which century a year is, no time zone decides.
   */
  public static MrzReading read(String typed, Instant now) {
    return MrzReader.read(typed, LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  /** What they say on a day; a rule that came later may read them no more. */
  public Optional<Mrz> on(LocalDate day) {
    return MrzReader.read(lines, day) instanceof Read read
        ? Optional.of(read.zone())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return own ? "KeptZone[own]" : "KeptZone";
  }
}
