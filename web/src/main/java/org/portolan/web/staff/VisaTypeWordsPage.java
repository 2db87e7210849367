package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portolan.cases.portal.model.TranslationState;
import org.portolan.cases.visa.types.LookThroughTypes;
import org.portolan.cases.visa.types.WriteVisaType;
import org.portolan.cases.visa.types.model.SeenType;
import org.portolan.cases.visa.types.model.TypeVersion;
import org.portolan.cases.visa.types.model.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** What staff wrote for a draft of a visa type, side by side with its translation. */
@Named
@ViewScoped
public class VisaTypeWordsPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient LookThroughTypes looking;
  @Inject private transient WriteVisaType write;

  private String type;
  private String language;
  private SeenType seen;
  private ArrayList<Row> rows;
  private transient TypeVersion version;

  /** A text and what is typed as its translation. */
  public static class Row implements Serializable {

    private static final long serialVersionUID = 1;

    private final String key;
    private final String original;
    private final TranslationState state;
    private final String before;
    private String typed;

    Row(String key, Wording wording, Language into) {
      this.key = key;
      this.original = wording.text();
      this.state = wording.state(into);
      this.before = wording.in(into).orElse("");
      this.typed = isOutdated() ? "" : before;
    }

    /** Whether the original says something else by now than what there is. */
    public final boolean isOutdated() {
      return state == TranslationState.OUTDATED;
    }

    /** What there is. */
    public String getBefore() {
      return before;
    }

    /** Whether it is to be kept: of what is outdated only what was typed anew. */
    private boolean isToKeep() {
      return !(isOutdated() && typed.isBlank());
    }

    public String getOriginal() {
      return original;
    }

    /** As in the keys of the states of translations. */
    public String getState() {
      return state.key();
    }

    public String getTyped() {
      return typed;
    }

    public void setTyped(String typed) {
      this.typed = typed == null ? "" : typed.strip();
    }
  }

  /** Opens what was asked for. */
  public void open() {
    if (rows == null && isFound()) {
      seen = getVersion().seen();
      rows = new ArrayList<>();
      getVersion()
          .words()
          .wordings()
          .forEach((key, wording) -> rows.add(new Row(key, wording, into())));
    }
  }

  /** The latest version; null when there is none. */
  public TypeVersion getVersion() {
    if (version == null && type != null) {
      version = staff.ask(tx -> looking.versions(tx, type)).stream().findFirst().orElse(null);
    }
    return version;
  }

  /** Whether there is a version with words to translate, and a language to translate into. */
  public boolean isFound() {
    return getVersion() != null
        && Language.find(language).isPresent()
        && !into().equals(getVersion().words().original());
  }

  /** Whether it can be written on. */
  public boolean isOpen() {
    return getVersion().state().key().equals("draft");
  }

  private Language into() {
    return Language.of(language);
  }

  /** The language that is translated into. */
  public Language getInto() {
    return into();
  }

  /** The languages that it can be translated into. */
  public List<Language> getLanguages() {
    return Languages.travellers().stream()
        .filter(one -> !one.equals(getVersion().words().original()))
        .toList();
  }

  /** How much there is to be translated into a language. */
  public long left(Language one) {
    return getVersion().words().toTranslate(one);
  }

  /** Keeps what is typed. */
  public String save() {
    if (!rows.stream().allMatch(row -> row.typed.isEmpty() || TypeForm.isWords(row.typed))) {
      said.error("staff.visa-type.wrong.words");
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    rows.stream().filter(Row::isToKeep).forEach(row -> texts.put(row.key, row.typed));
    boolean saved = staff.ask(tx -> write.translate(tx, seen, into(), texts)).isPresent();
    if (saved) {
      said.info("staff.visa-type.saved");
    } else {
      said.error("staff.visa-type.moved-meanwhile");
      return null;
    }
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/visa-type-words?faces-redirect=true&type=" + type + "&language=" + language;
  }

  public List<Row> getRows() {
    return rows;
  }

  public String getType() {
    return type;
  }

  public void setType(String type) {
    this.type = type;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }
}
