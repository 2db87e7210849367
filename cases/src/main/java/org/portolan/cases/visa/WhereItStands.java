package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.MergedPeople;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Requests;

/**
 * Where the applications of those stand who are reached at some number or address, for an answer
 * there. Nothing sealed is opened.
 */
@Dependent
public class WhereItStands {

  /** What is over for longer than this is no news. */
  private static final Duration STILL_TOLD = Duration.ofDays(90);

  private final Applications applications;
  private final Requests requests;

  @Inject
  public WhereItStands(Applications applications, Requests requests) {
    this.applications = applications;
    this.requests = requests;
  }

  /**
   * Where one stands.
   *
   * @param contactPoint at which its applicant is reached
   * @param readAlone whether the applicant says that nobody else reads what comes there
   * @param wantedBy the last day on which what more was asked for may come
   */
  public record Standing(
      UUID contactPoint,
      boolean readAlone,
      Application application,
      Optional<LocalDate> wantedBy) {}

  /**
   * Of each person the latest first. A draft that nobody went on with is left out: whoever began it
   * need not hold that phone; so is what somebody has put behind a secret of their own.
   */
  public List<Standing> of(Tx tx, Collection<UUID> contactPoints) {
    Map<UUID, UUID> reachedAt = reachedAt(tx, contactPoints);
    List<Application> found =
        applications.ofPeople(tx, reachedAt.keySet(), tx.now().minus(STILL_TOLD)).stream()
            .filter(one -> one.state() != State.DRAFT || one.version() > 1)
            .toList();
    Map<UUID, Instant> ends = requests.ends(tx, found);
    Set<UUID> readAlone = ContactPoints.readAlone(tx, contactPoints);
    return found.stream()
        .map(
            one -> {
              UUID at = reachedAt.get(one.origin().person());
              return new Standing(
                  at,
                  readAlone.contains(at),
                  one,
                  Optional.ofNullable(ends.get(one.caseId()))
                      .map(end -> one.day(end.minusSeconds(1))));
            })
        .toList();
  }

  /** Everybody whom those are, also under another registration, with a contact point of theirs. */
  private static Map<UUID, UUID> reachedAt(Tx tx, Collection<UUID> contactPoints) {
    Map<UUID, UUID> owners = ContactPoints.inReach(tx, contactPoints);
    Map<UUID, UUID> into = MergedPeople.into(tx, owners.values());
    Map<UUID, UUID> reachedAt = new HashMap<>();
    contactPoints.stream()
        .filter(owners::containsKey)
        .forEach(
            point -> {
              UUID owner = owners.get(point);
              reachedAt.putIfAbsent(into.getOrDefault(owner, owner), point);
            });
    Map<UUID, UUID> everybody = new HashMap<>();
    MergedPeople.themselves(tx, reachedAt.keySet())
        .forEach((person, one) -> everybody.put(person, reachedAt.get(one)));
    return everybody;
  }
}
