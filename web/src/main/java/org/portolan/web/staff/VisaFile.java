package org.portolan.web.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.ReadApplications;
import org.portolan.cases.visa.ReadChecks;
import org.portolan.cases.visa.ReadChecks.Checks;
import org.portolan.cases.visa.TranslateAnswers;
import org.portolan.cases.visa.model.Document;
import org.portolan.cases.visa.model.Fee;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.Step;
import org.portolan.cases.visa.model.Translation;
import org.portolan.cases.visa.model.WantedDocument;
import org.portolan.web.visa.words.Amounts;
import org.portolan.web.visa.words.AnswerWords;

/** An application as its page shows it to an officer: answers and documents in words. */
@Dependent
public class VisaFile {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private ReadApplications reading;
  @Inject private ReadChecks checking;
  @Inject private TranslateAnswers translating;
  @Inject private Attachments attachments;
  @Inject private Timeline timeline;
  @Inject private Colleagues colleagues;

  /** The application with a reference; the reading is recorded. Empty when there is none such. */
  Optional<Shown> open(CaseReference reference) {
    return Officer.of(staff.getMember())
        .flatMap(officer -> staff.ask(tx -> read(tx, officer, reference)))
        .map(this::shown);
  }

  private Optional<Read> read(Tx tx, Officer officer, CaseReference reference) {
    return reading.open(tx, officer, reference.text()).map(view -> read(tx, view));
  }

  private Read read(Tx tx, ApplicationView view) {
    // what came with messages the timeline asks for itself
    List<UUID> sent = view.documents().stream().map(Document::id).toList();
    Map<UUID, Attachment> files =
        attachments.of(tx, view.caseId(), sent).values().stream()
            .flatMap(Collection::stream)
            .collect(Collectors.toMap(Attachment::id, Function.identity()));
    return new Read(
        view,
        files,
        timeline.of(tx, view.caseId()),
        checking.of(tx, view),
        translating.of(tx, view),
        tx.now());
  }

  private Shown shown(Read read) {
    ApplicationView view = read.view();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < view.members().size(); i++) {
      parts.add(part(read, view.members().get(i), i));
    }
    List<StoryLine> lines =
        StoryLine.latestFirst(
            lines(view.steps()), read.entries().stream().map(this::line).toList());
    return new Shown(
        view,
        parts,
        StoryLine.grouped(lines),
        read.checks(),
        TranslateAnswers.isLeft(view, read.translations()),
        read.at());
  }

  private Part part(Read read, Member member, int place) {
    ApplicationView view = read.view();
    AnswerWords words = new AnswerWords(staff.getLanguage());
    List<Answer> answers =
        view.type().path(member.answers()).stream()
            .map(question -> answer(words, member, question, read.translations()))
            .toList();
    List<Came> came =
        Stream.concat(
                view.type().wanted(member.answers()).stream().map(WantedDocument::id),
                view.documents().stream()
                    .filter(one -> one.member().equals(member.id()))
                    .map(Document::wanted))
            .distinct()
            .flatMap(wanted -> came(view, member, wanted, read.files()))
            .toList();
    return new Part(member.id(), name(member, place), answers, came);
  }

  private String name(Member member, int place) {
    return member
        .answers()
        .of("name")
        .map(answer -> answer.text())
        .orElseGet(
            () ->
                place == 0
                    ? texts.of("staff.visa.applicant")
                    : texts.with("apply.child", "n", place));
  }

  private Answer answer(
      AnswerWords words, Member member, Question question, List<Translation> translations) {
    return member
        .answers()
        .of(question.id())
        .map(
            given ->
                new Answer(
                    texts.of(question.textKey()),
                    words.of(question, given),
                    AnswerWords.latin(given),
                    translations.stream()
                        .filter(one -> one.isOf(member.id(), question.id(), given))
                        .findFirst()
                        .orElse(null)))
        .orElseGet(
            () ->
                new Answer(texts.of(question.textKey()), texts.of("apply.check.empty"), "", null));
  }

  private static Stream<Came> came(
      ApplicationView view, Member member, String wanted, Map<UUID, Attachment> files) {
    List<Came> sent =
        view.documents().stream()
            .filter(one -> one.member().equals(member.id()) && one.wanted().equals(wanted))
            .map(one -> new Came(wanted, one, one.attachment().map(files::get).orElse(null)))
            .toList();
    return sent.isEmpty() ? Stream.of(new Came(wanted, null, null)) : sent.stream();
  }

  /** What was done, in words. */
  List<StoryLine> lines(List<Step> steps) {
    Map<String, String> names =
        steps.stream()
            .map(Step::actor)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), this::name));
    return steps.stream()
        .map(
            step ->
                new StoryLine(
                    step.at(),
                    WHEN.format(step.at()),
                    names.get(step.actor()),
                    texts.of("staff.event.visa." + step.act().key()),
                    null,
                    1))
        .toList();
  }

  /** A colleague's name; else the applicant, or that nobody did it by hand. */
  private String name(String actor) {
    boolean applicant = actor.equals(Applicant.actor().id()) || actor.startsWith("traveller:");
    return colleagues
        .name(actor)
        .orElseGet(
            () ->
                texts.of(
                    applicant
                        ? "staff.visa.applicant"
                        : Applicant.isHelper(actor) ? "staff.visa.helper" : "staff.actor.system"));
  }

  private StoryLine line(Timeline.Entry entry) {
    String kind = entry.kind().name().toLowerCase(Locale.ROOT);
    return new StoryLine(
        entry.at(), WHEN.format(entry.at()), "", texts.of("staff.kind." + kind), entry.body(), 1);
  }

  private record Read(
      ApplicationView view,
      Map<UUID, Attachment> files,
      List<Timeline.Entry> entries,
      Checks checks,
      List<Translation> translations,
      Instant at) {}

  /**
   * What a page shows.
   *
   * @param parts one for each whom it is for
   * @param lines what was done and written, the latest first
   * @param checks what was looked into
   * @param untranslated whether there are own words of which nobody asked for a translation
   * @param at when it was opened
   */
  public record Shown(
      ApplicationView view,
      List<Part> parts,
      List<StoryLine> lines,
      Checks checks,
      boolean untranslated,
      Instant at) {}

  /** What one of them answered and sent. */
  public record Part(UUID member, String name, List<Answer> answers, List<Came> documents) {
    @Override
    public String toString() {
      return "Part";
    }
  }

  /**
   * An answer in words.
   *
   * @param latin a name in Latin letters where that is another, else empty
   * @param translation that somebody has asked for; null where nobody has
   */
  public record Answer(String question, String words, String latin, Translation translation) {
    @Override
    public String toString() {
      return "Answer";
    }
  }

  /**
   * A document that is wanted.
   *
   * @param document null when none came
   * @param file null when none came
   */
  public record Came(String wanted, Document document, Attachment file) {}

  /** What it costs, as the reader writes money. */
  String money(Fee fee) {
    return Amounts.of(staff.getLanguage(), fee.minor(), fee.currency());
  }

  /** A day, at Greenwich. */
  String day(Instant at) {
    return texts.day(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }
}
