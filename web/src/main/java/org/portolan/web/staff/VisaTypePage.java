package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.types.KnownWords;
import org.portolan.cases.visa.types.KnownWords.Sort;
import org.portolan.cases.visa.types.LookThroughTypes;
import org.portolan.cases.visa.types.WriteVisaType;
import org.portolan.cases.visa.types.model.SeenType;
import org.portolan.cases.visa.types.model.TypeVersion;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** One kind of visa: written by its words, saved as a draft, then decided on. */
@Named
@ViewScoped
public class VisaTypePage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient WriteVisaType write;
  @Inject private transient LookThroughTypes looking;
  @Inject private transient VisaTypes types;
  @Inject private transient TypeFormWords words;

  private String type;
  private TypeForm form;
  private SeenType seen;
  private LinkedHashMap<String, String> begun;
  private Overtaken overtaken;
  private transient List<TypeVersion> versions;
  private transient KnownWords known;

  /** Opens what was asked for; a new one when nothing was. */
  public void open() {
    if (form == null && !isGone()) {
      show();
    }
  }

  private void show() {
    Optional<VisaType> now = content();
    form =
        now.map(one -> TypeForm.of(one, texts(), language()))
            .orElseGet(() -> TypeForm.empty(staff.getLanguage(), example()));
    seen = getVersion() == null ? now.map(WriteVisaType::seen).orElse(null) : getVersion().seen();
    begun = words.of(form);
  }

  private static VisaType example() {
    return VisaTypes.shipped("short-stay").orElseThrow();
  }

  /** What it says now: as staff wrote it last, else as the product ships it. */
  private Optional<VisaType> content() {
    return Optional.ofNullable(getVersion())
        .map(TypeVersion::content)
        .or(() -> type == null ? Optional.empty() : VisaTypes.shipped(type));
  }

  private Texts texts() {
    return getVersion() == null ? Texts.product() : getVersion().texts();
  }

  /** Of all its words: once something was written, nobody writes on in another. */
  private Language language() {
    return Optional.ofNullable(getVersion())
        .filter(one -> !one.words().wordings().isEmpty())
        .map(one -> one.words().original())
        .orElseGet(staff::getLanguage);
  }

  /** Versions that staff wrote, the latest first. */
  public List<TypeVersion> getVersions() {
    if (versions == null) {
      versions = type == null ? List.of() : staff.ask(tx -> looking.versions(tx, type));
    }
    return versions;
  }

  /** The latest; null while staff wrote none. */
  public TypeVersion getVersion() {
    return getVersions().isEmpty() ? null : getVersions().get(0);
  }

  /** Whether one was asked for that there is not. */
  public boolean isGone() {
    return type != null && content().isEmpty();
  }

  /** Whether the form is open: for a new type, a draft, or the next version. */
  public boolean isEditable() {
    return getVersion() == null || isDraft() || !getVersion().state().isInWork();
  }

  /** Whether what is saved is a draft. */
  public boolean isDraft() {
    return getVersion() != null && getVersion().state().key().equals("draft");
  }

  /** Whether all its words are in one language already. */
  public boolean isInOneLanguage() {
    return getVersion() != null && !getVersion().words().wordings().isEmpty();
  }

  /**
   * Saves a draft: a new type's, or the next version's.
   *
   * @return its own address
   */
  public String save() {
    Optional<String> wrong = form.wrong();
    if (wrong.isPresent()) {
      said.error("staff.visa-type.wrong." + wrong.get());
      return null;
    }
    if (type == null) {
      type = staff.ask(tx -> write.begin(tx, form.draft())).type();
    } else if (staff.ask(tx -> write.change(tx, seen, form.draft())).isEmpty()) {
      showMeanwhile();
      return null;
    }
    said.info("staff.visa-type.saved");
    return atItsAddress();
  }

  /** Nothing was written over: what a colleague saved is shown beside what was typed. */
  private void showMeanwhile() {
    LinkedHashMap<String, String> own = words.of(form);
    TypeForm typed = form;
    LinkedHashMap<String, String> before = begun;
    versions = null;
    show();
    if (isEditable()) {
      overtaken = Overtaken.between(before, begun, own);
      form = typed;
    } else {
      overtaken = Overtaken.ended(begun, own);
    }
  }

  private String atItsAddress() {
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/visa-type?faces-redirect=true&type=" + type;
  }

  /** Another question, to be typed. */
  public void addQuestion() {
    form.addQuestion();
  }

  /** Another document, to be typed. */
  public void addDocument() {
    form.addDocument();
  }

  /** A question or a document less. */
  public void remove(TypeRow row) {
    form.remove(row);
  }

  /** A question or a document earlier. */
  public void raise(TypeRow row) {
    form.raise(row);
  }

  /** Answers on which something can hang: of what is saved. */
  public List<AnswerChoice> getAnswers() {
    return content()
        .map(one -> AnswerChoice.of(one, texts(), staff.getLanguage()))
        .orElse(List.of());
  }

  /** Words of questions that are translated already. */
  public List<String> getKnownQuestions() {
    return known().words(Sort.QUESTION);
  }

  /** Words of documents that are translated already. */
  public List<String> getKnownDocuments() {
    return known().words(Sort.DOCUMENT);
  }

  /** Words of grounds that are translated already. */
  public List<String> getKnownGrounds() {
    return known().words(Sort.GROUND);
  }

  private KnownWords known() {
    if (known == null) {
      known = write.known(Language.find(form.getLanguage()).orElseGet(staff::getLanguage));
    }
    return known;
  }

  /** Whether people can apply for it now. */
  public boolean isOffered() {
    return type != null && types.offered(type).isPresent();
  }

  /** What a colleague saved while this was typed; null when nobody did. */
  public Overtaken getOvertaken() {
    return overtaken;
  }

  public TypeForm getForm() {
    return form;
  }

  public String getType() {
    return type;
  }

  public void setType(String type) {
    this.type = type == null || type.isBlank() ? null : type;
  }
}
