package org.portolan.cases.portal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.cases.portal.WritePages.Draft;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PageRules.Fault;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.store.Tx;

/**
 * What one person asked and was answered, others will ask: the answer becomes the draft of a page.
 * Editors find the way back to the enquiry as long as it is kept and they may see it.
 */
@Dependent
public class PageFromAnswer {

  /**
   * Numbers of telephones and papers, addresses of mailboxes, references of cases. A mailbox is
   * looked for from its beginning only, so that a long word is read once and not from each letter.
   */
  private static final Pattern OF_SOMEBODY =
      Pattern.compile(
          "\\+?\\p{Nd}(?:[\\s./()-]?\\p{Nd}){6,}+|(?<![\\w.+-])[\\w.+-]++@[\\w-]++(?:\\.[\\w-]++)++"
              + "|\\b[A-Z]-[0-9A-Z]{4}-[0-9A-Z]{4}\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final WritePages write;

  @Inject
  public PageFromAnswer(WritePages write) {
    this.write = write;
  }

  /**
   * What of a text may tell who somebody is, as far as a program can see that. Of what is too long
   * to be kept no more is read than might be.
   */
  public List<String> tellsOfSomebody(PageText text) {
    int longest = write.longestBody();
    return Stream.of(text.title(), text.summary(), text.body())
        .map(part -> part.substring(0, Math.min(longest, part.length())))
        .flatMap(part -> OF_SOMEBODY.matcher(part).results().map(MatchResult::group))
        .distinct()
        .toList();
  }

  /**
   * Begins a page with a first draft in the language of its reference text.
   *
   * @param enquiry whose answer it is
   */
  public Outcome begin(Tx tx, UUID enquiry, PageFacts facts, PageText text) {
    Optional<String> scope = scope(tx, enquiry);
    if (scope.isEmpty()) {
      return new Refused(Why.NOT_ANSWERED, List.of());
    }
    List<Fault> faults = write.faults(tx, text, facts.kind());
    if (!faults.isEmpty()) {
      return new Refused(Why.UNFIT, faults);
    }
    Optional<UUID> page = write.begin(tx, facts);
    if (page.isEmpty()) {
      return new Refused(Why.TAKEN, List.of());
    }
    write.write(
        tx, page.get(), new Draft(facts.reference(), 0, text, false, true, OptionalInt.empty()));
    tx.sql()
        .createUpdate(
            "INSERT INTO portal_origin (page, case_id, scope) VALUES (:page, :case, :scope)")
        .bind("page", page.get())
        .bind("case", enquiry)
        .bind("scope", scope.get())
        .execute();
    tx.record(enquiry, "enquiry.page-begun", Map.of("page", facts.slug()));
    return new Begun(facts.slug());
  }

  private static Optional<String> scope(Tx tx, UUID enquiry) {
    return tx.sql()
        .createQuery(
            """
            SELECT f.scope FROM enquiry e JOIN case_file f ON f.id = e.case_id
            WHERE e.case_id = :case AND e.answered_at IS NOT NULL
            """)
        .bind("case", enquiry)
        .mapTo(String.class)
        .findOne();
  }

  /** The reference of the enquiry that a page began with, for who may see it. */
  public Optional<String> enquiryOf(Tx tx, UUID page) {
    return tx.sql()
        .createQuery(
            """
            SELECT f.reference FROM portal_origin o JOIN case_file f ON f.id = o.case_id
            WHERE o.page = :page
            """)
        .bind("page", page)
        .mapTo(String.class)
        .findOne();
  }

  /** The pages that were begun from an enquiry. */
  public List<Started> pagesOf(Tx tx, UUID enquiry) {
    return tx.sql()
        .createQuery(
            """
            SELECT p.slug, p.reference FROM portal_origin o JOIN portal_page p ON p.id = o.page
            WHERE o.case_id = :case ORDER BY p.slug
            """)
        .bind("case", enquiry)
        .map((row, context) -> new Started(row.getString("slug"), row.getString("reference")))
        .list();
  }

  /**
   * A page that was begun.
   *
   * @param language of its reference text, BCP 47 tag
   */
  public record Started(String slug, String language) {}

  /** What became of it. */
  public sealed interface Outcome permits Begun, Refused {

    /** One of two ways on. */
    default <R> R fold(Function<Begun, R> begun, Function<Refused, R> refused) {
      return this instanceof Begun yes ? begun.apply(yes) : refused.apply((Refused) this);
    }
  }

  /** There is a page at this address now. */
  public record Begun(String slug) implements Outcome {}

  /**
   * There is none.
   *
   * @param faults what is wrong with the text
   */
  public record Refused(Why why, List<Fault> faults) implements Outcome {}

  /** Why no page was begun. */
  public enum Why {
    /** Nothing was answered yet, or there is no such enquiry for this actor. */
    NOT_ANSWERED,
    /** There is a page at this address. */
    TAKEN,
    /** The text cannot be kept as it is. */
    UNFIT;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
