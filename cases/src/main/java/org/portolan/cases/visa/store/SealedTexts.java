package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;

/** What stands sealed on an application's own row. */
@Dependent
public class SealedTexts {

  /** What is kept there, as the column is called. */
  public enum Kind {
    /** Keys of needs, with a space between them. */
    NEEDS("needs"),
    DECISION("decision"),
    /** Why the applicant does not agree. */
    APPEAL("appeal"),
    /** What was said in the interview. */
    INTERVIEW("interview"),
    VISA_NUMBER("visa_number");

    private final String column;

    Kind(String column) {
      this.column = column;
    }
  }

  private static final String TABLE = "visa_application";

  private final Sealer sealer;

  @Inject
  public SealedTexts(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Keeps a text in the place of the one before it. */
  public void keep(Tx tx, UUID caseId, Kind kind, String text) {
    tx.sql()
        .createUpdate("UPDATE visa_application SET <column> = :text WHERE case_id = :case")
        .define("column", kind.column)
        .bind("text", sealer.seal(KeyId.ofCase(caseId), place(caseId, kind), text))
        .bind("case", caseId)
        .execute();
  }

  /**
   * The text; empty when there is none, or it was altered.
   *
   * <p>Opens a sealed value: record the reading.
   */
  public Optional<String> read(Tx tx, UUID caseId, Kind kind) {
    return tx.sql()
        .createQuery(
            "SELECT <column> FROM visa_application WHERE case_id = :case AND <column> IS NOT NULL")
        .define("column", kind.column)
        .bind("case", caseId)
        .mapTo(byte[].class)
        .findOne()
        .map(
            value ->
                ReadSealed.open(
                    tx, caseId, sealer, KeyId.ofCase(caseId), place(caseId, kind), value))
        .filter(text -> !text.equals(ReadSealed.NOT_SHOWN));
  }

  private static Place place(UUID caseId, Kind kind) {
    return new Place(TABLE, caseId, kind.column);
  }
}
