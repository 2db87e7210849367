package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.Purpose;
import org.portolan.cases.portal.entry.model.Verdict;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.TravelCountries;

/** What the form of an entry rule lets one choose from. */
@Named
@RequestScoped
public class RuleChoices {

  @Inject private StaffSession staff;

  /** Countries in the reader's order, samples last. */
  public List<TravelCountries.Named> getCountries() {
    return Stream.concat(
            TravelCountries.sorted(staff.getLanguage()).stream(),
            TravelCountries.SAMPLES.stream().map(this::named))
        .toList();
  }

  /** People without a country first, then countries. */
  public List<TravelCountries.Named> getNationalities() {
    return Stream.concat(
            TravelCountries.WITHOUT_COUNTRY.stream().map(this::named), getCountries().stream())
        .toList();
  }

  private TravelCountries.Named named(String code) {
    return new TravelCountries.Named(code, TravelCountries.name(code, staff.getLanguage()));
  }

  public List<Verdict> getVerdicts() {
    return Arrays.asList(Verdict.values());
  }

  public List<Item> getItems() {
    return Arrays.asList(Item.values());
  }

  public List<Item> getPaperItems() {
    return Item.of(Item.Kind.PAPER);
  }

  public List<Item> getVaccines() {
    return Item.of(Item.Kind.VACCINE);
  }

  public List<Purpose> getPurposes() {
    return Arrays.asList(Purpose.values());
  }

  public List<Language> getLanguages() {
    return Languages.travellers();
  }
}
