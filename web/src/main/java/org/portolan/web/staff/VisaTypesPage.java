package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.types.LookThroughTypes;
import org.portolan.cases.visa.types.model.TypeVersion;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** The kinds of visas: those on their way, and those that are offered. */
@Named
@RequestScoped
public class VisaTypesPage {

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private LookThroughTypes looking;
  @Inject private VisaTypes types;

  private List<TypeVersion> inWork;

  /** Versions on their way, those that wait for somebody first. */
  public List<TypeVersion> getInWork() {
    if (inWork == null) {
      inWork = staff.ask(looking::inWork);
    }
    return inWork;
  }

  /** What people can apply for. */
  public List<VisaType> getOffered() {
    return types.offered();
  }

  /** What a type is called, for the reader. */
  public String name(VisaType type) {
    return texts.of(type.textKey());
  }

  /** What a version is called, for the reader, where it is no text of the product yet. */
  public String name(TypeVersion version) {
    return version.texts().text(staff.getLanguage(), version.content().textKey());
  }

  /** In how many languages all of a version is to be read. */
  public long translated(TypeVersion version) {
    return languages().stream().filter(one -> version.words().toTranslate(one) == 0).count();
  }

  /** How many languages travellers read. */
  public int getLanguages() {
    return languages().size();
  }

  private static List<Language> languages() {
    return Languages.travellers();
  }
}
