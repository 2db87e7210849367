package org.portolan.web.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.portolan.cases.people.BirthDate;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonDetails;
import org.portolan.cases.store.ReadSealed;
import org.portolan.i18n.calendars.Reckoning;

/** Reads what somebody typed about a person, and says at each field what is wrong with it. */
@Dependent
public class FormReader {

  private final StaffSession staff;
  private final StaffTexts texts;

  @Inject
  public FormReader(StaffSession staff, StaffTexts texts) {
    this.staff = staff;
    this.texts = texts;
  }

  /**
   * What the form says; empty when something in it cannot be.
   *
   * @param within the id of the form that the fields are in
   */
  Optional<PersonDetails> read(PersonForm form, String within) {
    boolean fits = isName(form.getName(), within, "name");
    fits &= form.getLatinName().isBlank() || isName(form.getLatinName(), within, "latin-name");
    if (!form.isQuietReadable()) {
      say(within, "quiet-from", texts.of("staff.who.no-quiet"));
      fits = false;
    }
    if (form.getBorn().isBlank()) {
      return fits ? Optional.of(form.details(Optional.empty())) : Optional.empty();
    }
    BirthDate.Reading read =
        BirthDate.read(form.getBorn(), Reckoning.ofKey(form.getCalendar()).orElseThrow(), today());
    if (read instanceof BirthDate.Refused refused) {
      say(within, "born", texts.of("staff.who.refused." + refused.why().key()));
      return Optional.empty();
    }
    BirthDate born = ((BirthDate.Accepted) read).date();
    return fits ? Optional.of(form.details(Optional.of(born))) : Optional.empty();
  }

  private boolean isName(String typed, String within, String field) {
    boolean isName = NewPerson.isName(typed) && !typed.contains(ReadSealed.NOT_SHOWN);
    if (!isName) {
      say(within, field, texts.with("staff.who.no-name", "most", NewPerson.LONGEST_NAME));
    }
    return isName;
  }

  private LocalDate today() {
    return staff.ask(tx -> tx.now().atZone(ZoneOffset.UTC).toLocalDate());
  }

  private static void say(String within, String field, String what) {
    FacesContext.getCurrentInstance()
        .addMessage(
            within + ":" + field, new FacesMessage(FacesMessage.SEVERITY_ERROR, what, null));
  }
}
