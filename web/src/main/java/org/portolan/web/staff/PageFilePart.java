package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.portolan.cases.portal.HearReaders;
import org.portolan.cases.portal.OpenPage.Opened;
import org.portolan.cases.portal.TranslateByFile;
import org.portolan.cases.portal.TranslateByFile.Reason;
import org.portolan.cases.portal.model.Feedback;
import org.portolan.i18n.Language;

/** What comes to a page from elsewhere: files of translators' tools, and what readers say. */
@Named
@RequestScoped
public class PageFilePart {

  private static final int LATEST = 50;

  @Inject private StaffSession staff;
  @Inject private Said said;
  @Inject private TranslateByFile files;
  @Inject private HearReaders readers;

  private Part file;
  private boolean machine;

  /** Takes a translation back, or says all that is wrong with it. */
  public void take(String slug, String language) {
    if (file == null || file.getSize() == 0) {
      said.error("staff.page.file.none");
      return;
    }
    byte[] content = content();
    List<Reason> reasons =
        staff.ask(tx -> files.take(tx, slug, Language.of(language), content, machine));
    reasons.forEach(one -> said.errorAt("staff.page." + one.key(), one.where()));
    if (reasons.isEmpty()) {
      said.info("staff.page.saved");
    }
  }

  private byte[] content() {
    try (InputStream in = file.getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What readers said of a page, the latest first. */
  public List<Feedback> feedback(Opened page) {
    return staff.ask(tx -> readers.latest(tx, page.id(), page.language(), LATEST));
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }

  public boolean isMachine() {
    return machine;
  }

  public void setMachine(boolean machine) {
    this.machine = machine;
  }
}
