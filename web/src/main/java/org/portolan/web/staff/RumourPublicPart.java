package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.portal.model.PublishedRumour;
import org.portolan.cases.portal.rumours.PublishRumour;
import org.portolan.cases.portal.rumours.PublishRumour.Outcome;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** What everybody reads of a rumour, language by language. */
@Named("rumourPublic")
@ViewScoped
public class RumourPublicPart implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient PublishRumour publishing;

  private String language = "en";
  private String saying;
  private String answer;

  /** Publishes what is typed; what is refused stays in its fields. */
  public void publish(UUID rumour) {
    Language in = Language.find(language).orElse(Language.ENGLISH);
    Outcome outcome = staff.ask(tx -> publishing.publish(tx, rumour, in, saying, answer));
    if (outcome == Outcome.PUBLISHED) {
      said.info("staff.rumour.public.done");
      saying = null;
      answer = null;
    } else {
      said.error("staff.rumour.public.refused." + outcome.key());
    }
  }

  /** Takes it down in every language. */
  public void takeDown(UUID rumour) {
    if (staff.<Boolean>ask(tx -> publishing.takeDown(tx, rumour))) {
      said.info("staff.rumour.public.gone");
    }
  }

  /** What everybody reads now. */
  public List<PublishedRumour> texts(UUID rumour) {
    return staff.ask(tx -> publishing.of(tx, rumour));
  }

  public List<Language> getLanguages() {
    return Languages.travellers();
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public String getSaying() {
    return saying;
  }

  public void setSaying(String saying) {
    this.saying = saying;
  }

  public String getAnswer() {
    return answer;
  }

  public void setAnswer(String answer) {
    this.answer = answer;
  }
}
