package org.portolan.web.staff;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.finding.MergePeople;
import org.portolan.cases.finding.PossibleDuplicates;
import org.portolan.cases.finding.PossibleDuplicates.Candidate;
import org.portolan.cases.people.CorrectPerson;
import org.portolan.cases.people.CorrectPerson.Corrected;
import org.portolan.cases.people.CorrectPerson.Field;
import org.portolan.cases.people.PersonDetails;
import org.portolan.cases.people.PersonFile;
import org.portolan.cases.people.PersonFile.Matter;
import org.portolan.cases.people.QuietTime;

/** Who a person is, all their cases that one may see, and the form to correct what is wrong. */
@Named
@ViewScoped
public class PersonPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient PersonFile file;
  @Inject private transient CorrectPerson correct;
  @Inject private transient PossibleDuplicates duplicates;
  @Inject private transient MergePeople merging;
  @Inject private transient FormReader reader;
  @Inject private transient Choices choices;

  private String id;
  private final PersonForm form = new PersonForm();
  private boolean correcting;
  private Overtaken meanwhile;
  private transient PersonFile.View page;
  private transient List<Candidate> alike;

  /** The person; null when there is none such that this member of staff may see. */
  public PersonFile.View getPage() {
    if (page == null) {
      page = number().flatMap(person -> staff.ask(tx -> file.of(tx, person))).orElse(null);
    }
    return page;
  }

  /** Of whom somebody decided that they are the same person: the other one of each. */
  public List<UUID> getMerged() {
    UUID person = getPage().id();
    return staff.ask(tx -> merging.standing(tx, person)).stream()
        .map(merge -> merge.kept().equals(person) ? merge.gone() : merge.kept())
        .toList();
  }

  /** Who may be the same person. */
  public List<Candidate> getAlike() {
    if (alike == null) {
      alike = getPage() == null ? List.of() : staff.ask(tx -> duplicates.of(tx, getPage().id()));
    }
    return alike;
  }

  /** Why somebody may be, as keys of the reasons' names. */
  public List<String> reasons(Candidate candidate) {
    return candidate.reasons().stream()
        .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  private Optional<UUID> number() {
    try {
      return Optional.ofNullable(id).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Opens the form, filled with what is known now. */
  public void begin() {
    page = null;
    if (getPage() != null) {
      form.fill(page.details(), page.version());
      correcting = true;
    }
  }

  /** Leaves things as they are. */
  public void cancel() {
    correcting = false;
    meanwhile = null;
  }

  /** Stores what the form says, or tells what is wrong with it, or what somebody else changed. */
  public void save() {
    Optional<PersonDetails> wanted = reader.read(form, "correct");
    if (wanted.isEmpty() || getPage() == null) {
      return;
    }
    UUID person = page.id();
    PersonDetails seen = form.seen();
    CorrectPerson.Outcome outcome =
        staff.ask(tx -> correct.correct(tx, person, seen, form.version(), wanted.get()));
    again();
    meanwhile = null;
    if (outcome instanceof Corrected corrected) {
      correcting = false;
      say(
          FacesMessage.SEVERITY_INFO,
          null,
          texts.of(corrected.fields().isEmpty() ? "staff.who.unchanged" : "staff.who.saved"));
    } else if (outcome instanceof CorrectPerson.Overtaken late) {
      meanwhile = Overtaken.between(words(seen), words(late.now()), words(wanted.get()));
      form.sawNow(late.now(), late.version());
    } else {
      correcting = false;
    }
  }

  private Map<String, String> words(PersonDetails details) {
    Map<String, String> words = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      words.put(texts.of("staff.who." + field.key()), shown(details, field));
    }
    return words;
  }

  private String shown(PersonDetails details, Field field) {
    return switch (field) {
      case NAME -> details.name();
      case LATIN_NAME -> details.latinName().orElse("–");
      case BORN ->
          details
              .born()
              .map(b -> b.given() + " " + texts.of("staff.who.calendar." + b.calendar().key()))
              .orElse("–");
      case LANGUAGE -> details.language().ownName();
      case NATIONALITY -> nationalities(details);
      case TIME_ZONE -> details.zone().getId();
      case QUIET -> details.quiet().map(QuietTime::written).orElse("–");
    };
  }

  private static void say(Severity severity, String field, String what) {
    FacesContext.getCurrentInstance().addMessage(field, new FacesMessage(severity, what, null));
  }

  private LocalDate today() {
    return staff.ask(tx -> tx.now().atZone(ZoneOffset.UTC).toLocalDate());
  }

  /** The age in whole years, or from the least to the most; null when nothing is known. */
  public String getAge() {
    LocalDate today = today();
    return getPage()
        .details()
        .born()
        .map(
            born ->
                born.youngest(today) == born.oldest(today)
                    ? String.valueOf(born.oldest(today))
                    : born.youngest(today) + " – " + born.oldest(today))
        .orElse(null);
  }

  /** The page of a case; null when this person's work has none for it. */
  public String pageOf(Matter matter) {
    return CasePages.of(matter.kind(), matter.reference());
  }

  /** Of which countries somebody is a citizen, in the reader's language. */
  public String nationalities(PersonDetails details) {
    String names =
        details.nationalities().stream().map(choices::country).collect(Collectors.joining(", "));
    return names.isEmpty() ? "–" : names;
  }

  /** Something of the person has changed: it is asked for again. */
  void again() {
    page = null;
    alike = null;
  }

  /** What somebody else corrected while this was typed; null when nobody did. */
  public Overtaken getOvertaken() {
    return meanwhile;
  }

  public boolean isCorrecting() {
    return correcting;
  }

  public PersonForm getForm() {
    return form;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
