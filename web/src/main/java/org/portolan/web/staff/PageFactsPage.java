package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.portal.OpenPage;
import org.portolan.cases.portal.OpenPage.Opened;
import org.portolan.cases.portal.PageMatrix;
import org.portolan.cases.portal.WritePages;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.Topic;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** What is the same of a page in every language; a new one when there is none at the address. */
@Named
@ViewScoped
public class PageFactsPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient PageMatrix matrix;
  @Inject private transient OpenPage pages;
  @Inject private transient WritePages write;
  @Inject private transient Clock clock;

  private String asked;
  private UUID id;
  private PageFactsForm form;
  private transient PageFacts seen;
  private Overtaken overtaken;

  /** Reads what there is. */
  public void open() {
    if (form != null) {
      return;
    }
    Optional<Opened> found =
        asked == null ? Optional.empty() : staff.ask(tx -> pages.open(tx, asked, Language.ENGLISH));
    id = found.map(Opened::id).orElse(null);
    seen = found.map(Opened::facts).orElse(null);
    form =
        found
            .map(page -> PageFactsForm.of(page.facts()))
            .orElseGet(
                () -> PageFactsForm.empty(clock.instant().atZone(ZoneOffset.UTC).toLocalDate()));
  }

  /** Keeps it; the public sees at once what has changed. */
  public String save() {
    Optional<PageFacts> facts =
        form.facts((field, why) -> said.error("facts:" + field, "staff.page.facts." + why));
    if (facts.isEmpty()) {
      return null;
    }
    if (id != null) {
      change(facts.get());
      return null;
    }
    if (!begin(facts.get())) {
      said.error("facts:slug", "staff.page.facts.taken");
      return null;
    }
    said.info("staff.page.facts.saved");
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/page?faces-redirect=true&page="
        + facts.get().slug()
        + "&language="
        + facts.get().reference().tag();
  }

  private boolean begin(PageFacts facts) {
    return staff.<Boolean>ask(
        tx -> {
          form.newTopic().ifPresent(topic -> write.putTopic(tx, matrix.topics(tx).size(), topic));
          return write.begin(tx, facts).isPresent();
        });
  }

  private void change(PageFacts facts) {
    PageFacts before = seen;
    boolean done = staff.<Boolean>ask(tx -> write.change(tx, id, before, facts, form.newTopic()));
    seen = staff.ask(tx -> pages.open(tx, facts.slug(), Language.ENGLISH)).orElseThrow().facts();
    if (done) {
      overtaken = null;
      said.info("staff.page.facts.saved");
    } else {
      overtaken = Overtaken.between(words(before), words(seen), words(facts));
    }
  }

  private Map<String, String> words(PageFacts facts) {
    PageFactsForm shown = PageFactsForm.of(facts);
    Map<String, String> words = new LinkedHashMap<>();
    words.put(texts.of("staff.page.facts.topic"), shown.getTopic());
    words.put(
        texts.of("staff.page.facts.kind"), texts.of("staff.page.facts.kind." + shown.getKind()));
    words.put(texts.of("staff.page.facts.reference"), facts.reference().ownName());
    words.put(texts.of("staff.page.facts.keywords"), shown.getKeywords());
    words.put(texts.of("staff.page.facts.sources"), shown.getSources());
    words.put(texts.of("staff.page.facts.dated"), shown.getDated());
    words.put(texts.of("staff.page.facts.review-by"), shown.getReviewBy());
    return words;
  }

  /** What a colleague saved while this was typed; null when nobody did. */
  public Overtaken getOvertaken() {
    return overtaken;
  }

  /** What is typed. */
  public PageFactsForm getForm() {
    return form;
  }

  /** The topics there are. */
  public List<Topic> getTopics() {
    return staff.ask(matrix::topics);
  }

  /** A topic's title in the reader's language. */
  public String title(Topic of) {
    return of.title(staff.getLanguage());
  }

  /** What pages are for. */
  public PageKind[] getKinds() {
    return PageKind.values();
  }

  /** Every language of travellers. */
  public List<Language> getLanguages() {
    return Languages.travellers();
  }

  /** Whether it is being changed, not begun. */
  public boolean isKnown() {
    return id != null;
  }

  public String getAsked() {
    return asked;
  }

  public void setAsked(String asked) {
    this.asked = asked;
  }
}
