package org.portolan.cases.visa.model;

import java.util.List;
import java.util.Optional;
import org.portolan.cases.papers.mrz.Mrz;
import org.portolan.cases.visa.model.ZoneComparison.Verdict;

/**
 * Something that was found of an application, and on what it rests: once it is settled, it is for
 * these values, and comes up again when they are others.
 *
 * @param values answers, numbers of papers, hashes of files; kept as a keyed hash alone
 */
public record Found(Suspicion about, List<String> values) {

  public Found {
    values = List.copyOf(values);
  }

  /** That the zone of somebody's passport says something else than they answered. */
  public static Optional<Found> inZone(Member member, Mrz zone) {
    List<ZoneComparison.Row> rows =
        ZoneComparison.of(member.answers(), zone).stream()
            .filter(row -> row.verdict() == Verdict.DIFFERS)
            .toList();
    List<String> what = rows.stream().map(row -> row.field().key()).toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(
                new Suspicion(SignalKind.ZONE, member.id(), what, List.of(), 0),
                rows.stream().map(row -> row.answered() + "\n" + row.read()).toList()));
  }

  @Override
  public String toString() {
    return "Found[" + about + "]";
  }
}
