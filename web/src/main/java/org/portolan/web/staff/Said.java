package org.portolan.web.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** What a page says after an act: that it is done, or why not. */
@Dependent
public class Said {

  private final StaffTexts texts;

  @Inject
  public Said(StaffTexts texts) {
    this.texts = texts;
  }

  /** It is done. */
  void info(String key) {
    say(FacesMessage.SEVERITY_INFO, null, key);
  }

  /** It is not done, and why. */
  void error(String key) {
    say(FacesMessage.SEVERITY_ERROR, null, key);
  }

  /** It is not done because of what stands in a field, named as in its page. */
  void error(String field, String key) {
    say(FacesMessage.SEVERITY_ERROR, field, key);
  }

  /** It is not done, and why, and what that is about; without an end where that is empty. */
  void errorAt(String key, String where) {
    String text = texts.of(key);
    FacesContext.getCurrentInstance()
        .addMessage(
            null,
            new FacesMessage(
                FacesMessage.SEVERITY_ERROR,
                where.isEmpty() ? text : text + " (" + where + ")",
                null));
  }

  private void say(Severity severity, String field, String key) {
    FacesContext.getCurrentInstance()
        .addMessage(field, new FacesMessage(severity, texts.of(key), null));
  }
}
