package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.visa.TranslateAnswers;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.Translation;

/** What stands in own words on the page of an application, and what of it is to be translated. */
@Named
@ViewScoped
public class VisaTranslations implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private VisaView page;
  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient LanguagesRead reads;
  @Inject private transient TranslateAnswers translating;
  @Inject private transient Colleagues colleagues;

  private final Map<UUID, String> typed = new HashMap<>();

  /** Whether the reader reads the language in which the application was written. */
  public boolean isReader() {
    return reads.has(page.getPage().application().origin().language());
  }

  /** That language in its own name. */
  public String getLanguage() {
    return page.getPage().application().origin().language().ownName();
  }

  /** Keeps what was typed as the translation of an answer. */
  public void translate(UUID translation) {
    UUID caseId = page.getPage().caseId();
    Optional<Refusal> refusal =
        staff.ask(
            tx ->
                translating.translate(
                    tx, page.officer(), caseId, translation, typed.get(translation)));
    if (refusal.isPresent()) {
      said.error(page.refusalKey(refusal.get().key()));
    } else {
      typed.remove(translation);
    }
    page.refresh();
  }

  /** Who translated it. */
  public String by(Translation translation) {
    return translation
        .by()
        .flatMap(colleagues::name)
        .orElseGet(() -> texts.of("staff.consistency.former"));
  }

  public Map<UUID, String> getTyped() {
    return typed;
  }
}
