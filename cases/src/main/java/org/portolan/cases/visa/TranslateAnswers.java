package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.Translation;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.Translations;
import org.portolan.cases.visa.store.Translations.Waiting;

/**
 * What an applicant wrote in their own words and whoever decides cannot read waits where everybody
 * at the post sees it, until a colleague who reads it writes what it says.
 */
@Dependent
public class TranslateAnswers {

  /** More than a post has translators for; whatever waits longest for them is among these. */
  private static final int SHOWN = 200;

  private final Acting acting;
  private final Applications applications;
  private final Recusals recusals;
  private final Members members;
  private final Translations translations;

  @Inject
  public TranslateAnswers(Keys keys, Applications applications, Recusals recusals) {
    this.acting = new Acting(applications, recusals);
    this.applications = applications;
    this.recusals = recusals;
    this.members = new Members(keys.sealer());
    this.translations = new Translations(keys);
  }

  /** The own words of an application that nobody has asked to be translated yet are to be. */
  public Outcome ask(Tx tx, Officer officer, UUID caseId, long seen) {
    return acting.staff(
        tx, officer, caseId, seen, Act.TRANSLATE, application -> asked(tx, application));
  }

  private Effect asked(Tx tx, Application application) {
    List<Translation> known = translations.of(tx, application.caseId());
    int asked = 0;
    for (Member member : members.of(tx, application.caseId())) {
      for (Question question : left(application, member, known)) {
        GivenAnswer answer = member.answers().of(question.id()).orElseThrow();
        translations.ask(tx, application, member.id(), question.id(), answer.at());
        asked++;
      }
    }
    return asked == 0 ? Effect.refused(Refusal.EMPTY) : Effect.done(Map.of("answers", asked));
  }

  /**
   * The questions that somebody has answered in their own words, but for numbers of papers, and of
   * which no translation was asked for.
   */
  private static List<Question> left(
      Application application, Member member, List<Translation> known) {
    return application.type().path(member.answers()).stream()
        .filter(question -> question.kind() == Question.Kind.TEXT)
        .filter(question -> !question.id().equals("passport-number"))
        .filter(
            question ->
                member
                    .answers()
                    .of(question.id())
                    .filter(
                        answer ->
                            known.stream()
                                .noneMatch(one -> one.isOf(member.id(), question.id(), answer)))
                    .isPresent())
        .toList();
  }

  /** Whether an application has own words of which nobody has asked for a translation. */
  public static boolean isLeft(ApplicationView opened, List<Translation> known) {
    return opened.members().stream()
        .anyMatch(member -> !left(opened.application(), member, known).isEmpty());
  }

  /**
   * A colleague writes what an answer says; also whoever puts that right. It is no step of the
   * application: whoever decides goes on meanwhile.
   *
   * @return why not; empty when it is kept
   */
  public Optional<Refusal> translate(
      Tx tx, Officer officer, UUID caseId, UUID translation, String typed) {
    boolean theirs =
        applications.lock(tx, caseId).isPresent() && !recusals.has(tx, caseId, officer.account());
    if (!theirs) {
      return Optional.of(Refusal.NOT_FOUND);
    }
    return Written.of(typed)
        .fold(
            text -> {
              if (!translations.translated(tx, caseId, translation, text)) {
                return Optional.of(Refusal.NOT_FOUND);
              }
              tx.record(
                  caseId,
                  "visa.translated",
                  Map.of("translation", translation.toString(), "text", text));
              return Optional.empty();
            },
            Optional::of);
  }

  /** What of an application is to be translated, of one that was opened in the same transaction. */
  public List<Translation> of(Tx tx, ApplicationView opened) {
    return translations.of(tx, opened.caseId());
  }

  /**
   * What waits at the officer's post, the longest first; nothing sealed is opened.
   *
   * @param read tags of the languages that the officer reads, which go before all others
   */
  public List<Waiting> waiting(Tx tx, Officer officer, Collection<String> read) {
    return translations.waiting(tx, officer.post(), read, SHOWN);
  }
}
