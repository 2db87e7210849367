package org.portolan.cases.visa.types.model;

import java.util.List;
import org.portolan.cases.visa.model.Condition;
import org.portolan.cases.visa.model.Fee;
import org.portolan.cases.visa.model.Question;
import org.portolan.i18n.Language;

/**
 * A kind of visa as staff type it: everything by its words, in one language. Which of them are
 * known already, and so translated, is found out when it is composed.
 *
 * @param language of all the words
 * @param who for whom it is, and to what purpose
 * @param fee null when it costs nothing
 * @param grounds on which it can be refused, in words
 */
public record TypeDraft(
    Language language,
    String name,
    String who,
    Times times,
    boolean fourEyes,
    List<Integer> entries,
    Fee fee,
    List<String> grounds,
    List<DraftDocument> documents,
    List<DraftQuestion> questions) {

  /** Days, as in {@link org.portolan.cases.visa.model.VisaType}. */
  public record Times(int draftDays, int serviceDays, int appealDays, int mostDays) {}

  /**
   * A document.
   *
   * @param id as it was before; empty for one that is new
   * @param when answers by the ids of questions and options as they were before
   */
  public record DraftDocument(String id, String label, List<Condition> when) {}

  /**
   * A question.
   *
   * @param id as it was before; for one that is new any that no other has
   * @param how what else is said of it: its id, options and conditions are not looked at
   * @param options of a choice, in words
   */
  public record DraftQuestion(
      String id, String label, Question how, List<String> options, List<Condition> when) {}
}
