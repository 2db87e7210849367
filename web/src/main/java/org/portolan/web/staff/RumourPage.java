package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.portal.PageMatrix;
import org.portolan.cases.portal.rumours.AnswerRumour;
import org.portolan.cases.portal.rumours.Hearing;
import org.portolan.cases.portal.rumours.PutRumourAway;
import org.portolan.cases.portal.rumours.RecordRumour;
import org.portolan.cases.portal.rumours.Rumour;
import org.portolan.cases.portal.rumours.Rumours;
import org.portolan.cases.portal.rumours.Verdict;
import org.portolan.i18n.Languages;

/** One rumour: what is told, where it was heard, and what is right. */
@Named
@ViewScoped
public class RumourPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient Choices choices;
  @Inject private transient Rumours rumours;
  @Inject private transient RecordRumour recording;
  @Inject private transient AnswerRumour answering;
  @Inject private transient PutRumourAway away;
  @Inject private transient PageMatrix pages;
  @Inject private transient Clock clock;

  private String reference;
  private Verdict verdict = Verdict.FALSE;
  private String words;
  private String page;
  private Long seen;
  private LinkedHashMap<String, String> begun;
  private Overtaken overtaken;
  private HearingForm heard;
  private transient Rumour rumour;
  private transient List<Hearing> hearings;
  private transient List<PageMatrix.Row> linkable;

  /** The rumour; null when there is none of this reference that this person may see. */
  public Rumour getRumour() {
    if (rumour == null) {
      rumour =
          CaseReference.parse(reference)
              .flatMap(known -> staff.ask(tx -> rumours.find(tx, known.text())))
              .orElse(null);
      if (rumour != null && seen == null) {
        beginsFromNow();
        rumour.answer().ifPresent(this::fill);
      }
    }
    return rumour;
  }

  /** An answer is written over the one there is; they are counted before it is read. */
  private void beginsFromNow() {
    UUID id = rumour.caseId();
    seen = staff.ask(tx -> answering.answers(tx, id));
    rumour = staff.ask(tx -> rumours.find(tx, rumour.reference())).orElseThrow();
    begun = rumour.answer().map(this::words).orElse(new LinkedHashMap<>());
  }

  private LinkedHashMap<String, String> words(Rumour.Answer answer) {
    return words(answer.verdict(), answer.words(), answer.page().orElse(""));
  }

  private LinkedHashMap<String, String> words(Verdict found, String right, String slug) {
    LinkedHashMap<String, String> words = new LinkedHashMap<>();
    words.put(texts.of("staff.rumour.verdict"), texts.of("staff.rumour.verdict." + found.key()));
    words.put(texts.of("staff.rumour.words"), right);
    words.put(
        texts.of("staff.rumour.page"), slug.isEmpty() ? texts.of("staff.rumour.page-none") : slug);
    return words;
  }

  /** A colleague's answer is kept: it is shown beside what was typed. */
  private void showMeanwhile(String slug) {
    LinkedHashMap<String, String> before = begun;
    beginsFromNow();
    overtaken = Overtaken.between(before, begun, words(verdict, words, slug));
  }

  /** What a colleague answered while this was typed; null when nobody did. */
  public Overtaken getOvertaken() {
    return overtaken;
  }

  private void fill(Rumour.Answer answer) {
    verdict = answer.verdict();
    words = answer.words();
    page = answer.page().orElse(null);
  }

  /** Each time it was heard. */
  public List<Hearing> getHearings() {
    if (hearings == null) {
      hearings = staff.ask(tx -> rumours.hearings(tx, getRumour().caseId()));
    }
    return hearings;
  }

  /** Writes what is right; what is refused stays in its fields. */
  public void answer() {
    Optional<String> slug = Optional.ofNullable(page).map(String::strip).filter(s -> !s.isEmpty());
    AnswerRumour.Outcome outcome =
        staff.ask(tx -> answering.answer(tx, getRumour().caseId(), verdict, words, slug, seen));
    if (outcome == AnswerRumour.Outcome.ANSWERED) {
      said.info("staff.rumour.answered-now");
      seen = null;
      overtaken = null;
    } else if (outcome == AnswerRumour.Outcome.ANSWERED_MEANWHILE) {
      showMeanwhile(slug.orElse(""));
    } else {
      said.error("staff.rumour.refused." + outcome.key());
    }
    rumour = null;
  }

  /** Records that it was heard again. */
  public void again() {
    Optional<Hearing> hearing = getHeard().read();
    if (hearing.isEmpty()) {
      said.error("staff.rumour.refused.no-such-day");
      return;
    }
    staff
        .ask(tx -> recording.again(tx, getRumour().caseId(), hearing.get()))
        .fold(
            recorded -> {
              said.info("staff.rumour.recorded");
              heard = null;
              return null;
            },
            refused -> {
              said.error("staff.rumour.refused." + refused.why().key());
              return null;
            });
    rumour = null;
    hearings = null;
  }

  /** Nobody tells it any more. */
  public void putAway() {
    staff.ask(tx -> away.putAway(tx, getRumour().caseId()));
    rumour = null;
  }

  /** Somebody tells it after all. */
  public void takeBack() {
    staff.ask(tx -> away.takeBack(tx, getRumour().caseId()));
    rumour = null;
  }

  public String day(LocalDate day) {
    return texts.day(day);
  }

  /** Where it was heard: place and country, as far as they are known. */
  public String where(Hearing hearing) {
    String country = hearing.country().map(choices::country).orElse("");
    return Stream.of(hearing.place(), country)
        .filter(part -> !part.isEmpty())
        .reduce((place, land) -> place + ", " + land)
        .orElse("–");
  }

  /** In which language, in its own name. */
  public String language(Hearing hearing) {
    return Languages.travellers().stream()
        .filter(each -> each.tag().equals(hearing.language()))
        .findFirst()
        .map(each -> each.ownName())
        .orElse(texts.of("staff.rumour.language-other"));
  }

  /** The information pages there are. */
  public List<PageMatrix.Row> getPages() {
    if (linkable == null) {
      linkable = staff.ask(pages::all);
    }
    return linkable;
  }

  public List<Verdict> getVerdicts() {
    return Stream.of(Verdict.values()).toList();
  }

  public HearingForm getHeard() {
    if (heard == null) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      heard = new HearingForm(today, staff.getLanguage().tag());
    }
    return heard;
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public Verdict getVerdict() {
    return verdict;
  }

  public void setVerdict(Verdict verdict) {
    this.verdict = verdict;
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words = words;
  }

  public String getPage() {
    return page;
  }

  public void setPage(String page) {
    this.page = page;
  }
}
