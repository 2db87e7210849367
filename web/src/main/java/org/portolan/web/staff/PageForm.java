package org.portolan.web.staff;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.portolan.cases.portal.OpenPage.Opened;
import org.portolan.cases.portal.WritePages.Draft;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Version;

/** What somebody types of a page in a language. */
public class PageForm implements Serializable {

  private static final long serialVersionUID = 1;

  private int after;
  private String title = "";
  private String summary = "";
  private String sms = "";
  private String body = "";
  private boolean machine;
  private boolean major;
  private boolean current;
  private Integer translated;

  static PageForm of(Version version) {
    PageForm form = new PageForm();
    form.after = version.number();
    form.title = version.text().title();
    form.summary = version.text().summary();
    form.sms = version.text().sms();
    form.body = version.text().body();
    form.machine = version.machine();
    form.translated = version.translates().isPresent() ? version.translates().getAsInt() : null;
    return form;
  }

  static PageForm of(Opened page) {
    PageForm form = page.latest().map(PageForm::of).orElseGet(PageForm::new);
    form.current =
        page.latest().isEmpty()
            || page.reference().map(Version::number).equals(Optional.ofNullable(form.translated));
    return form;
  }

  /** As the cases take it; browsers send line breaks in two characters. */
  Draft draft(Opened page) {
    OptionalInt translates;
    if (page.original()) {
      translates = OptionalInt.empty();
    } else if (current && page.reference().isPresent()) {
      translates = OptionalInt.of(page.reference().get().number());
    } else {
      translates = translated == null ? OptionalInt.empty() : OptionalInt.of(translated);
    }
    return new Draft(page.language(), after, text(), machine, major, translates);
  }

  /** What it says. */
  PageText text() {
    return new PageText(clean(title), clean(summary), clean(sms), clean(body));
  }

  private static String clean(String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n").strip();
  }

  /** What stands in each field, by the end of the key of its name. */
  Map<String, String> fields() {
    PageText text = text();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", text.title());
    fields.put("summary", text.summary());
    fields.put("sms", text.sms());
    fields.put("body", text.body());
    return fields;
  }

  public int getAfter() {
    return after;
  }

  public void setAfter(int after) {
    this.after = after;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getSummary() {
    return summary;
  }

  public void setSummary(String summary) {
    this.summary = summary;
  }

  public String getSms() {
    return sms;
  }

  public void setSms(String sms) {
    this.sms = sms;
  }

  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  public boolean isMachine() {
    return machine;
  }

  public void setMachine(boolean machine) {
    this.machine = machine;
  }

  public boolean isMajor() {
    return major;
  }

  public void setMajor(boolean major) {
    this.major = major;
  }

  public boolean isCurrent() {
    return current;
  }

  public void setCurrent(boolean current) {
    this.current = current;
  }
}
