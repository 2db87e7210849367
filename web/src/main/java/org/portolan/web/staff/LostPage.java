package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.visa.ImportLost;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.store.LostDocuments.Brought;

/** The lists of papers that were lost or stolen: brought in from a file, and taken out again. */
@Named
@ViewScoped
public class LostPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient ImportLost lost;
  @Inject private transient CaseStore store;
  @Inject private transient Colleagues colleagues;

  private String papers;
  private String refused;
  private String line;
  private transient List<Brought> lists;

  /** Those that hold, the latest first. */
  public List<Brought> getLists() {
    if (lists == null) {
      lists = store.call(ImportLost.actor(), lost::lists);
    }
    return lists;
  }

  /** Who brought one in. */
  public String by(Brought list) {
    return colleagues.name(list.by()).orElseGet(() -> texts.of("staff.consistency.former"));
  }

  /** The day on which one was brought in. */
  public String day(Brought list) {
    return texts.day(LocalDate.ofInstant(list.at(), ZoneOffset.UTC));
  }

  /** Takes one out. */
  public void takeOut(UUID list) {
    Officer officer = Officer.of(staff.getMember()).orElseThrow();
    boolean gone = store.call(ImportLost.actor(), tx -> lost.takeOut(tx, officer, list));
    lists = null;
    if (gone) {
      said.info("staff.lost.gone");
    } else {
      said.error("staff.lost.gone-already");
    }
  }

  /** What became of the file that was sent; null when none was. */
  public String getTold() {
    if (refused != null) {
      String key = "staff.lost.refused." + refused;
      return texts.has(key) ? texts.with(key, "n", number(line)) : null;
    }
    return papers == null ? null : texts.with("staff.lost.brought", "n", number(papers));
  }

  private static long number(String typed) {
    return typed != null && typed.matches("\\d{1,9}") ? Long.parseLong(typed) : 0;
  }

  public boolean isWrong() {
    return refused != null;
  }

  public String getPapers() {
    return papers;
  }

  public void setPapers(String papers) {
    this.papers = papers;
  }

  public String getRefused() {
    return refused;
  }

  public void setRefused(String refused) {
    this.refused = refused;
  }

  public String getLine() {
    return line;
  }

  public void setLine(String line) {
    this.line = line;
  }
}
