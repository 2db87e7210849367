package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.portolan.cases.staff.Passwords;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.AskForCode;
import org.portolan.cases.traveller.Traveller;

/**
 * A traveller enters a secret of their own, which opens what is behind it. It is compared outside
 * any transaction, because that is slow on purpose; what was set anew meanwhile stays shut.
 */
@Dependent
public class OpenWithSecret {

  static final int MOST_TRIES = 5;
  static final Duration PAUSE = Duration.ofMinutes(15);

  private final CaseStore store;

  @Inject
  public OpenWithSecret(CaseStore store) {
    this.store = store;
  }

  /**
   * Tries what somebody typed on all of their applications that have a secret. After five wrong
   * ones in a row none counts for a quarter of an hour.
   *
   * @param unlock opens what it fits, in the same transaction; not called when it fits nothing
   * @return those that it opens; none when it opens nothing, whatever the reason
   */
  public Set<UUID> open(Traveller whose, String typed, BiConsumer<Tx, Set<UUID>> unlock) {
    String secret = OwnSecret.plain(typed);
    if (secret.isEmpty() || secret.length() > 2 * OwnSecret.LONGEST) {
      return Set.of();
    }
    Map<UUID, String> hashes = store.call(AskForCode.actor(), tx -> tryOnce(tx, whose));
    Map<UUID, String> fitting =
        hashes.entrySet().stream()
            .filter(one -> Passwords.matches(secret.toCharArray(), one.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return fitting.isEmpty()
        ? Set.of()
        : store.call(AskForCode.actor(), tx -> opened(tx, fitting, unlock));
  }

  /** Locks the secrets, so that many entries at the same time are no more tries than five. */
  private static Map<UUID, String> tryOnce(Tx tx, Traveller whose) {
    Map<UUID, String> hashes = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            UPDATE visa_secret s SET tried_at = :now,
              tries = CASE WHEN tried_at > :since THEN tries + 1 ELSE 1 END
            FROM case_file f
            WHERE f.id = s.case_id AND f.person_id = :person AND f.erased_at IS NULL
              AND (tries < :most OR tried_at <= :since)
            RETURNING s.case_id, s.hash, s.tries
            """)
        .bind("now", tx.now())
        .bind("since", tx.now().minus(PAUSE))
        .bind("person", whose.person())
        .bind("most", MOST_TRIES)
        .map(
            (row, context) -> {
              UUID caseId = row.getObject("case_id", UUID.class);
              if (row.getInt("tries") == MOST_TRIES) {
                tx.record(caseId, "visa.secret-tried", Map.of());
              }
              return hashes.put(caseId, row.getString("hash"));
            })
        .list();
    return hashes;
  }

  static Set<UUID> opened(Tx tx, Map<UUID, String> fitting, BiConsumer<Tx, Set<UUID>> unlock) {
    Set<UUID> opened =
        tx.sql()
            .createQuery(
                """
                UPDATE visa_secret SET tries = 0
                WHERE case_id = ANY (:cases) AND hash = ANY (:hashes) RETURNING case_id
                """)
            .bindArray("cases", UUID.class, fitting.keySet().toArray())
            .bindArray("hashes", String.class, fitting.values().toArray())
            .mapTo(UUID.class)
            .set();
    if (!opened.isEmpty()) {
      unlock.accept(tx, opened);
    }
    return opened;
  }
}
