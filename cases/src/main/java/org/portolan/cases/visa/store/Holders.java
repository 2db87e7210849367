package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.papers.TravelDocument;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.State;
import org.portolan.i18n.names.NameKeys;

/**
 * By what people and their papers are met again on other applications: keyed hashes of what they
 * answered, nothing of which is told by them.
 */
@Dependent
public class Holders {

  /** A paper or a name with more is known for it by then. */
  private static final int MOST = 20;

  private final BlindIndex index;

  @Inject
  public Holders(Keys keys) {
    this.index = keys.blindIndex();
  }

  /**
   * Somebody on another application.
   *
   * @param person who is registered as having made it
   * @param reference null when it is another post's
   * @param samePaper whether the numbers of their papers are the same
   * @param sameHolder whether their names are alike and their days of birth the same
   */
  public record Met(
      UUID caseId,
      UUID member,
      UUID person,
      String reference,
      State state,
      boolean samePaper,
      boolean sameHolder) {}

  /** Keeps by what members are met, as they have answered now. */
  public void keep(Tx tx, Application application, List<Member> members) {
    tx.sql()
        .createUpdate("DELETE FROM visa_holder WHERE case_id = :case")
        .bind("case", application.caseId())
        .execute();
    members.forEach(member -> insert(tx, application, member));
  }

  private void insert(Tx tx, Application application, Member member) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_holder (member_id, case_id, scope, document_index, holder_index,
              nationality)
            VALUES (:member, :case, :scope, :document, :holder, :nationality)
            """)
        .bind("member", member.id())
        .bind("case", application.caseId())
        .bind("scope", application.origin().scope())
        .bind("document", number(member).map(index::ofDocument).orElse(null))
        .bind("holder", holder(member).map(index::ofHolder).orElse(null))
        .bind("nationality", member.answers().of("nationality").map(GivenAnswer::text).orElse(null))
        .execute();
  }

  /** The number of the paper that somebody travels with, as numbers are compared. */
  public static Optional<String> number(Member member) {
    return member
        .answers()
        .of("passport-number")
        .flatMap(answer -> TravelDocument.normalised(answer.text()));
  }

  /** Nobody is met by a year of birth alone: too many share it. */
  private static Optional<String> holder(Member member) {
    Optional<String> birth =
        member.answers().of("birth").map(GivenAnswer::text).filter(day -> !day.contains("/"));
    List<String> name = member.answers().of("name").map(Holders::keys).orElse(List.of());
    return birth.filter(unused -> !name.isEmpty()).map(day -> String.join(" ", name) + " " + day);
  }

  private static List<String> keys(GivenAnswer name) {
    return NameKeys.tokens(name.latin() == null ? name.text() : name.latin());
  }

  /**
   * Those with the same paper, or a like name and the same day of birth; on others' drafts none.
   */
  public List<Met> meets(Tx tx, Application application, UUID member) {
    return tx.sql()
        .createQuery(
            """
            WITH own AS (SELECT * FROM visa_holder WHERE member_id = :member),
            met AS (
              (SELECT o.member_id, true AS paper, false AS holder FROM own
               JOIN visa_holder o ON o.document_index = own.document_index
               ORDER BY o.member_id LIMIT :most)
              UNION ALL
              (SELECT o.member_id, false, true FROM own
               JOIN visa_holder o ON o.holder_index = own.holder_index
               ORDER BY o.member_id LIMIT :most))
            SELECT h.case_id, h.member_id, f.person_id, f.reference, f.scope, a.state,
              bool_or(met.paper) AS paper, bool_or(met.holder) AS holder
            FROM met JOIN visa_holder h ON h.member_id = met.member_id
            JOIN visa_application a ON a.case_id = h.case_id
            JOIN case_file f ON f.id = h.case_id
            WHERE h.case_id <> :case AND a.submitted_at IS NOT NULL
            GROUP BY h.case_id, h.member_id, f.person_id, f.reference, f.scope, a.state
            ORDER BY h.case_id, h.member_id
            """)
        .bind("member", member)
        .bind("case", application.caseId())
        .bind("most", MOST)
        .map(
            (row, context) ->
                new Met(
                    row.getObject("case_id", UUID.class),
                    row.getObject("member_id", UUID.class),
                    row.getObject("person_id", UUID.class),
                    row.getString("scope").equals(application.origin().scope())
                        ? row.getString("reference")
                        : null,
                    State.ofKey(row.getString("state")),
                    row.getBoolean("paper"),
                    row.getBoolean("holder")))
        .list();
  }
}
