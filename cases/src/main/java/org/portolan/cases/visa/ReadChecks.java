package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.KeptZone;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Signal;
import org.portolan.cases.visa.model.ZoneComparison;
import org.portolan.cases.visa.model.ZoneComparison.Row;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Screenings;
import org.portolan.cases.visa.store.Signals;

/** What was looked into of an application that an officer has open. */
@Dependent
public class ReadChecks {

  private final Signals signals;
  private final Members members;
  private final Screenings screenings;

  @Inject
  public ReadChecks(Keys keys) {
    this.signals = new Signals(keys);
    this.members = new Members(keys.sealer());
    this.screenings = new Screenings();
  }

  /**
   * What was looked into.
   *
   * @param zones by member, of those whose passport's zone was read
   * @param copied of whom it is what they copied themselves
   * @param waiting whether it is still to be looked through
   */
  public record Checks(
      List<Signal> signals, Map<UUID, List<Row>> zones, Set<UUID> copied, boolean waiting) {}

  /** Of an application that {@link ReadApplications#open} opened in the same transaction. */
  public Checks of(Tx tx, ApplicationView opened) {
    UUID caseId = opened.caseId();
    LocalDate day = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    Map<UUID, KeptZone> kept = members.zones(tx, caseId);
    Map<UUID, List<Row>> zones = new HashMap<>();
    for (Member member : opened.members()) {
      Optional.ofNullable(kept.get(member.id()))
          .flatMap(zone -> zone.on(day))
          .ifPresent(zone -> zones.put(member.id(), ZoneComparison.of(member.answers(), zone)));
    }
    Set<UUID> copied =
        kept.entrySet().stream()
            .filter(one -> one.getValue().own())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new Checks(signals.of(tx, caseId), zones, copied, screenings.isDue(tx, caseId));
  }
}
