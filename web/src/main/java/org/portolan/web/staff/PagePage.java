package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.portal.DecideOnPage;
import org.portolan.cases.portal.DecideOnPage.Asked;
import org.portolan.cases.portal.DecideOnPage.Outcome;
import org.portolan.cases.portal.OpenPage;
import org.portolan.cases.portal.OpenPage.Opened;
import org.portolan.cases.portal.PageMarkdown;
import org.portolan.cases.portal.WritePages;
import org.portolan.cases.portal.model.PageEvent;
import org.portolan.cases.portal.model.Standing;
import org.portolan.cases.portal.model.TextState;
import org.portolan.cases.portal.model.Version;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** One page in one language: written, translated, approved, published. */
@Named
@ViewScoped
public class PagePage implements Serializable {

  private static final long serialVersionUID = 1;

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient OpenPage pages;
  @Inject private transient WritePages write;
  @Inject private transient DecideOnPage decide;

  private String slug;
  private String language;
  private String compared;
  private PageForm form;
  private Overtaken overtaken;
  private boolean nativeRead;
  private String time;
  private transient Optional<Opened> page;
  private transient List<PageEvent> history;

  private Optional<Opened> page() {
    if (page == null) {
      page =
          Language.find(language)
              .flatMap(
                  in ->
                      slug == null ? Optional.empty() : staff.ask(tx -> pages.open(tx, slug, in)));
    }
    return page;
  }

  /** Whether there is such a page. */
  public boolean isFound() {
    return page().isPresent();
  }

  /** The page as it stands; only where there is one. */
  public Opened getPage() {
    return page().orElseThrow();
  }

  /** What is typed. */
  public PageForm getForm() {
    if (form == null) {
      form = PageForm.of(getPage());
    }
    return form;
  }

  /** What is to become of the newest version; null while there is none. */
  public TextState getState() {
    return getPage().standing().map(Standing::state).orElse(null);
  }

  /** Whether the reader wrote at what waits, and so cannot approve it. */
  public boolean isOwn() {
    String me = staff.getMember().actor().id();
    int published = getPage().standing().map(Standing::published).orElseThrow().orElse(0);
    return getPage().versions().stream()
        .anyMatch(version -> version.number() > published && version.author().equals(me));
  }

  /** Keeps what is typed as another version. */
  public void save() {
    staff
        .<WritePages.Outcome>ask(tx -> write.write(tx, getPage().id(), getForm().draft(getPage())))
        .fold(
            saved -> {
              form = null;
              overtaken = null;
              refresh();
              said.info("staff.page.saved");
              return null;
            },
            refused -> {
              refused
                  .faults()
                  .forEach(
                      fault ->
                          said.errorAt("staff.page.wrong." + fault.wrong().key(), fault.where()));
              return null;
            },
            meanwhile -> {
              refresh();
              showMeanwhile();
              return null;
            });
  }

  /** A colleague's version is kept: what it changed is shown beside what was typed. */
  private void showMeanwhile() {
    PageForm now = PageForm.of(getPage());
    Optional<Version> before =
        getPage().versions().stream().filter(v -> v.number() == form.getAfter()).findFirst();
    PageForm begun = before.map(PageForm::of).orElseGet(PageForm::new);
    overtaken = Overtaken.between(words(begun), words(now), words(form));
    compared = String.valueOf(form.getAfter());
    form.setAfter(now.getAfter());
  }

  private Map<String, String> words(PageForm typed) {
    Map<String, String> words = new LinkedHashMap<>();
    typed.fields().forEach((key, value) -> words.put(texts.of("staff.page.field." + key), value));
    return words;
  }

  /** What a colleague saved while this was typed; null when nobody did. */
  public Overtaken getOvertaken() {
    return overtaken;
  }

  private void refresh() {
    page = null;
    history = null;
  }

  /** Takes a translation from a file; what was typed before gives way to it. */
  public void takeFile(PageFilePart part) {
    part.take(slug, language);
    form = null;
    refresh();
  }

  /** Its author is done. */
  public void submit() {
    tell(asked -> tx -> decide.submit(tx, asked));
  }

  /** It is written on. */
  public void giveBack() {
    tell(asked -> tx -> decide.giveBack(tx, asked));
  }

  /** The reader approves it. */
  public void approve() {
    tell(asked -> tx -> decide.approve(tx, asked, nativeRead));
  }

  /** The public reads it, at once or from the time that is typed. */
  public void publish() {
    timed(at -> asked -> tx -> decide.publish(tx, asked, at));
  }

  /** The public reads it no more, at once or from the time that is typed. */
  public void withdraw() {
    timed(at -> asked -> tx -> decide.withdraw(tx, asked, at));
  }

  /** Nothing waits for a time any more. */
  public void dropTimes() {
    tell(asked -> tx -> decide.dropTimes(tx, asked));
  }

  private interface Decision {
    java.util.function.Function<Tx, Outcome> on(Asked asked);
  }

  private void timed(java.util.function.Function<Optional<Instant>, Decision> decision) {
    try {
      Optional<Instant> at =
          time == null || time.isBlank()
              ? Optional.empty()
              : Optional.of(LocalDateTime.parse(time.strip()).toInstant(ZoneOffset.UTC));
      tell(decision.apply(at));
      time = null;
    } catch (DateTimeParseException e) {
      said.error("staff.broadcast.bad-time");
    }
  }

  private void tell(Decision decision) {
    Asked asked =
        new Asked(
            getPage().id(), getPage().language(), getPage().standing().orElseThrow().latest());
    Outcome outcome = staff.ask(decision.on(asked));
    refresh();
    form = null;
    if (outcome == Outcome.DONE) {
      said.info("staff.page.done");
    } else {
      said.error("staff.page." + outcome.key());
    }
  }

  /** What is typed as the public would see it; only links to the web lead anywhere. */
  public String getPreview() {
    return PageMarkdown.html(
        getForm().text().body(), link -> link.startsWith("http") ? link : "#main");
  }

  /** What was done to it, the latest first. */
  public List<PageEvent> getHistory() {
    if (history == null) {
      history = staff.ask(tx -> pages.history(tx, getPage()));
    }
    return history;
  }

  /** Day and time of UTC. */
  public String at(Instant instant) {
    return WHEN.format(instant);
  }

  public String getSlug() {
    return slug;
  }

  public void setSlug(String slug) {
    this.slug = slug;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public String getWith() {
    return compared;
  }

  public void setWith(String compared) {
    this.compared = compared;
  }

  public boolean isNativeRead() {
    return nativeRead;
  }

  public void setNativeRead(boolean nativeRead) {
    this.nativeRead = nativeRead;
  }

  public String getTime() {
    return time;
  }

  public void setTime(String time) {
    this.time = time;
  }
}
