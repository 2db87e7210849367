package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portolan.cases.finding.KeepApart;
import org.portolan.cases.finding.KeepApart.Apart;
import org.portolan.cases.finding.KeepApart.Reason;
import org.portolan.cases.finding.MergePeople;
import org.portolan.cases.finding.MergePeople.Merge;
import org.portolan.cases.finding.MergePeople.Outcome;
import org.portolan.cases.papers.TravelDocument;
import org.portolan.cases.papers.TravelDocuments;
import org.portolan.cases.people.BirthDate;
import org.portolan.cases.people.PersonFile;
import org.portolan.cases.people.PersonFile.Matter;
import org.portolan.cases.people.PersonFile.Reach;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.store.Tx;

/** Two people side by side, and the decision whether they are one. */
@Named
@ViewScoped
public class ComparePage implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String NONE = "–";

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient PersonFile file;
  @Inject private transient TravelDocuments papers;
  @Inject private transient MergePeople merging;
  @Inject private transient KeepApart apart;
  @Inject private transient Colleagues colleagues;
  @Inject private transient Choices choices;

  private String one;
  private String other;
  private String reason;
  private String note;
  private boolean refused;
  private transient Optional<Both> both;

  /** The two; null when one of them is not there for this member of staff. */
  public Both getBoth() {
    if (both == null) {
      Optional<UUID> first = id(one);
      Optional<UUID> second = id(other);
      both =
          first.isEmpty() || second.isEmpty() || first.equals(second)
              ? Optional.empty()
              : staff.ask(tx -> compared(tx, first.get(), second.get()));
    }
    return both.orElse(null);
  }

  private static Optional<UUID> id(String typed) {
    try {
      return Optional.ofNullable(typed).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Both> compared(Tx tx, UUID first, UUID second) {
    Optional<PersonFile.View> left = file.of(tx, first);
    Optional<PersonFile.View> right = file.of(tx, second);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    Optional<Merge> merge =
        merging.standing(tx, first).stream()
            .filter(known -> known.kept().equals(second) || known.gone().equals(second))
            .findFirst();
    List<Row> rows = new ArrayList<>();
    add(rows, "staff.who.name", left.get(), right.get(), view -> view.details().name());
    add(rows, "staff.who.latin-name", left.get(), right.get(), ComparePage::latin);
    add(rows, "staff.who.born", left.get(), right.get(), ComparePage::born);
    add(rows, "staff.who.nationality", left.get(), right.get(), this::nationalities);
    add(rows, "staff.who.language", left.get(), right.get(), ComparePage::language);
    add(rows, "staff.papers", left.get(), right.get(), view -> papers(tx, view.id()));
    add(rows, "staff.who.reached", left.get(), right.get(), ComparePage::reached);
    add(rows, "staff.find.cases", left.get(), right.get(), ComparePage::matters);
    return Optional.of(new Both(first, second, rows, merge, apart.of(tx, first, second)));
  }

  private static void add(
      List<Row> rows,
      String key,
      PersonFile.View left,
      PersonFile.View right,
      Function<PersonFile.View, String> value) {
    String mine = value.apply(left);
    String theirs = value.apply(right);
    rows.add(new Row(key, mine, theirs, mine.equals(theirs) && !mine.equals(NONE)));
  }

  private static String latin(PersonFile.View view) {
    return view.details().latinName().orElse(NONE);
  }

  private static String born(PersonFile.View view) {
    return view.details().born().map(BirthDate::gregorian).orElse(NONE);
  }

  private static String language(PersonFile.View view) {
    return view.details().language().ownName();
  }

  private String nationalities(PersonFile.View view) {
    return joined(view.details().nationalities().stream().map(choices::country).toList());
  }

  private String papers(Tx tx, UUID person) {
    return joined(papers.of(tx, person).stream().map(this::paper).toList());
  }

  private String paper(TravelDocument paper) {
    return texts.of("staff.papers.kind." + paper.kind().key())
        + " "
        + choices.country(paper.issuer())
        + " "
        + paper.number();
  }

  private static String reached(PersonFile.View view) {
    return joined(view.reaches().stream().map(Reach::value).toList());
  }

  private static String matters(PersonFile.View view) {
    return joined(view.matters().stream().map(Matter::reference).toList());
  }

  private static String joined(List<String> values) {
    return values.isEmpty() ? NONE : values.stream().collect(Collectors.joining(", "));
  }

  /** They are one: the first is kept. */
  public void keepFirst() {
    tell(staff.ask(tx -> merging.merge(tx, getBoth().one(), getBoth().other())));
  }

  /** They are one: the second is kept. */
  public void keepSecond() {
    tell(staff.ask(tx -> merging.merge(tx, getBoth().other(), getBoth().one())));
  }

  /** They are one no longer. */
  public void undo() {
    UUID merge = getBoth().merge().orElseThrow().id();
    tell(staff.ask(tx -> merging.undo(tx, merge)));
  }

  /** They are not one, for the reason that was chosen. */
  public void dismiss() {
    UUID first = getBoth().one();
    UUID second = getBoth().other();
    Optional<Reason> why = Reason.find(reason);
    tell(staff.ask(tx -> apart.dismiss(tx, first, second, why, note)));
  }

  /** Why two may be said not to be one. */
  public Reason[] getReasons() {
    return Reason.values();
  }

  /** Who said that they are not one, and on which day, in words. */
  public String saidBy(Apart said) {
    String who = said.by().flatMap(colleagues::name).orElse(NONE);
    return who + " · " + texts.day(LocalDate.ofInstant(said.at(), ZoneOffset.UTC));
  }

  /** They may be one after all. */
  public void reconsider() {
    tell(staff.ask(tx -> apart.reconsider(tx, getBoth().one(), getBoth().other())));
  }

  private void tell(Outcome outcome) {
    if (outcome == Outcome.DONE) {
      reason = null;
      note = null;
      refused = false;
    } else {
      refused = outcome == Outcome.NEEDS_REASON || outcome == Outcome.NOTE_TOO_LONG;
      said.error("staff.compare." + outcome.key());
    }
    both = null;
  }

  public String getOne() {
    return one;
  }

  public void setOne(String one) {
    this.one = one;
  }

  /** Whether what was typed as a reason has to be put right. */
  public boolean isRefused() {
    return refused;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }

  public String getOther() {
    return other;
  }

  public void setOther(String other) {
    this.other = other;
  }

  /**
   * The two.
   *
   * @param apart that somebody said that they are not one
   */
  public record Both(
      UUID one, UUID other, List<Row> rows, Optional<Merge> merge, Optional<Apart> apart) {

    /** Whether the first is the one whose cases became the other's. */
    public boolean firstIsGone() {
      return merge.map(known -> known.gone().equals(one)).orElse(false);
    }

    @Override
    public String toString() {
      return "Both";
    }
  }

  /** What is known of each. */
  public record Row(String key, String left, String right, boolean same) {
    @Override
    public String toString() {
      return "Row[" + key + "]";
    }
  }
}
