package org.portolan.cases.visa.types.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.visa.model.TypeFault;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.i18n.Texts;

/**
 * A version of a kind of visa that staff wrote: a draft, submitted, approved by a second person,
 * published at a time, and in the end superseded by the next version or withdrawn. Applications
 * keep the version that they were begun with.
 *
 * @param words that were written for it
 * @param revision from 1: how many times it was written as a draft
 * @param author the id of the actor who wrote it last
 * @param publishAt from when it is offered; at once when empty
 */
public record TypeVersion(
    ReviewState state,
    VisaType content,
    TypeWords words,
    long revision,
    String author,
    Instant createdAt,
    Optional<Instant> publishAt,
    Optional<Instant> publishedAt) {

  /** Of which type. */
  public String type() {
    return content.id();
  }

  /** Its number. */
  public int version() {
    return content.version();
  }

  /** For whoever reads it as it is now. */
  public SeenType seen() {
    return new SeenType(type(), version(), revision);
  }

  /** Why nobody could apply for it; empty when they can. */
  public List<TypeFault> faults() {
    Predicate<String> own = words::has;
    return content.faults(own.or(Texts.product()::has));
  }

  /**
   * The texts of the product and what was written for this version, as applicants would read it.
   */
  public Texts texts() {
    return Texts.product().with(words.texts());
  }
}
