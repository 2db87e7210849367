package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.TranslateAnswers;
import org.portolan.cases.visa.store.Translations.Waiting;
import org.portolan.i18n.Language;

/**
 * Applications with words that wait for somebody who reads them; the reader's languages in front.
 */
@Named
@RequestScoped
public class TranslationsPage {

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private LanguagesRead reads;
  @Inject private TranslateAnswers translating;

  private List<Waiting> rows;

  public List<Waiting> getRows() {
    if (rows == null) {
      Officer officer = Officer.of(staff.getMember()).orElseThrow();
      Set<String> read = reads.tags();
      rows = staff.ask(tx -> translating.waiting(tx, officer, read));
    }
    return rows;
  }

  /** Whether the reader reads its language. */
  public boolean isReader(Waiting row) {
    return reads.has(Language.of(row.language()));
  }

  /** Its language in its own name. */
  public String language(Waiting row) {
    return Language.of(row.language()).ownName();
  }

  /** The day since which it waits. */
  public String since(Waiting row) {
    return texts.day(LocalDate.ofInstant(row.since(), ZoneOffset.UTC));
  }
}
