package org.portolan.cases.portal.rumours;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.files.OpenCase.OpenedCase;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.Tx;

/** The information desk writes down what it heard: something new, or the same once more. */
@Dependent
public class RecordRumour {

  private final OpenCase openCase;
  private final PutRumourAway away;
  private final Keys keys;
  private final String desk;

  @Inject
  public RecordRumour(OpenCase openCase, PutRumourAway away, Keys keys, Enquiries enquiries) {
    this.openCase = openCase;
    this.away = away;
    this.keys = keys;
    this.desk = enquiries.desk().scope();
  }

  /** Records something that nobody has recorded yet. */
  public Outcome record(Tx tx, String saying, Hearing heard) {
    String said = saying == null ? "" : saying.strip();
    Optional<Refusal> refusal = refusal(tx, said, heard);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    OpenedCase opened = openCase.open(tx, "rumour", Rumours.COMPARTMENT, desk, null);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO rumour (case_id, scope, saying, recorded_at)
            VALUES (:case, :scope, :saying, :now)
            """)
        .bind("case", opened.id())
        .bind("scope", desk)
        .bind("saying", seal(opened.id(), Rumours.saying(opened.id()), said))
        .bind("now", tx.now())
        .execute();
    insert(tx, opened.id(), heard);
    return new Recorded(opened.reference().text());
  }

  /** Records that one was heard again; one that was put away comes back. */
  public Outcome again(Tx tx, UUID rumour, Hearing heard) {
    Optional<Refusal> refusal = refusal(tx, "heard before", heard);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Optional<String> reference =
        tx.sql()
            .createQuery(
                """
                SELECT f.reference FROM rumour r JOIN case_file f ON f.id = r.case_id
                WHERE r.case_id = :case
                """)
            .bind("case", rumour)
            .mapTo(String.class)
            .findOne();
    if (reference.isEmpty()) {
      return new Refused(Refusal.NOT_FOUND);
    }
    insert(tx, rumour, heard);
    away.takeBack(tx, rumour);
    return new Recorded(reference.get());
  }

  private static Optional<Refusal> refusal(Tx tx, String said, Hearing heard) {
    LocalDate today = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    if (said.isEmpty()) {
      return Optional.of(Refusal.EMPTY);
    }
    if (said.length() > Rumour.LONGEST || heard.place().length() > Hearing.LONGEST_PLACE) {
      return Optional.of(Refusal.TOO_LONG);
    }
    // where it was heard the next day may have begun
    if (heard.on().isAfter(today.plusDays(1)) || heard.on().isBefore(today.minusYears(1))) {
      return Optional.of(Refusal.NO_SUCH_DAY);
    }
    return Optional.empty();
  }

  private void insert(Tx tx, UUID rumour, Hearing heard) {
    UUID id = UUID.randomUUID();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO rumour_hearing (id, case_id, scope, heard_on, country, place, language,
              medium, reach, recorded_by, recorded_at)
            SELECT :id, r.case_id, r.scope, :on, CAST(:country AS text), :place, :language,
              :medium, :reach, :by, :now
            FROM rumour r WHERE r.case_id = :case
            """)
        .bind("id", id)
        .bind("case", rumour)
        .bind("on", heard.on())
        .bind("country", heard.country().orElse(null))
        .bind("place", seal(rumour, Rumours.place(id), heard.place().strip()))
        .bind("language", heard.language())
        .bind("medium", heard.medium().key())
        .bind("reach", heard.reach().key())
        .bind("by", tx.actor().id())
        .bind("now", tx.now())
        .execute();
    tx.record(rumour, "rumour.heard", Map.of("hearing", id.toString()));
  }

  private byte[] seal(UUID rumour, Place place, String value) {
    return keys.sealer().seal(KeyId.ofCase(rumour), place, value);
  }

  /** What became of a record. */
  public sealed interface Outcome permits Recorded, Refused {

    /** One of two ways on. */
    default <R> R fold(Function<Recorded, R> recorded, Function<Refused, R> refused) {
      return this instanceof Recorded yes ? recorded.apply(yes) : refused.apply((Refused) this);
    }
  }

  /** It is recorded, under this reference. */
  public record Recorded(String reference) implements Outcome {}

  /** It is not. */
  public record Refused(Refusal why) implements Outcome {}

  /** Why nothing was recorded. */
  public enum Refusal {
    EMPTY,
    TOO_LONG,
    /** In the future, or more than a year ago. */
    NO_SUCH_DAY,
    /** There is none such for this actor. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
