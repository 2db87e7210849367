package org.portolan.web.staff;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.cases.people.BirthDate;
import org.portolan.cases.people.PersonDetails;
import org.portolan.cases.people.QuietTime;
import org.portolan.i18n.Language;
import org.portolan.i18n.calendars.Reckoning;

/** What somebody types to correct who a person is, and from what they began. */
public class PersonForm implements Serializable {

  private static final long serialVersionUID = 1;

  private String name = "";
  private String latinName = "";
  private String born = "";
  private String calendar = Reckoning.GREGORIAN.key();
  private String language = Language.ENGLISH.tag();
  private String nationality;
  private String secondNationality;
  private String zone = ZoneId.systemDefault().getId();
  private String quietFrom;
  private String quietUntil;

  private String[] seen = {};
  private long version;

  /** Fills the form with what is known, and remembers it. */
  void fill(PersonDetails known, long version) {
    name = known.name();
    latinName = known.latinName().orElse("");
    born = known.born().map(BirthDate::given).orElse("");
    calendar = known.born().map(BirthDate::calendar).orElse(Reckoning.GREGORIAN).key();
    language = known.language().tag();
    nationality = known.nationalities().stream().findFirst().orElse(null);
    secondNationality = known.nationalities().stream().skip(1).findFirst().orElse(null);
    zone = known.zone().getId();
    quietFrom = known.quiet().map(quiet -> quiet.from().toString()).orElse(null);
    quietUntil = known.quiet().map(quiet -> quiet.until().toString()).orElse(null);
    sawNow(known, version);
  }

  /** Keeps what was typed; what is known now was seen. */
  void sawNow(PersonDetails known, long version) {
    this.version = version;
    this.seen =
        new String[] {
          known.name(),
          known.latinName().orElse(null),
          known.born().map(BirthDate::stored).orElse(null),
          known.language().tag(),
          String.join(" ", known.nationalities()),
          known.zone().getId(),
          known.quiet().map(quiet -> quiet.from().toString()).orElse(null),
          known.quiet().map(quiet -> quiet.until().toString()).orElse(null)
        };
  }

  /** What this form began from. */
  PersonDetails seen() {
    return new PersonDetails(
        seen[0],
        Optional.ofNullable(seen[1]),
        Optional.ofNullable(seen[2]).map(BirthDate::ofStored),
        Language.of(seen[3]),
        seen[4].isEmpty() ? List.of() : List.of(seen[4].split(" ")),
        ZoneId.of(seen[5]),
        seen[6] == null ? Optional.empty() : QuietTime.read(seen[6], seen[7]));
  }

  /** What was typed, with the birth date that was read in it. */
  PersonDetails details(Optional<BirthDate> read) {
    return new PersonDetails(
        name,
        latinName.isBlank() ? Optional.empty() : Optional.of(latinName),
        read,
        Language.of(language),
        Stream.of(nationality, secondNationality).filter(Objects::nonNull).distinct().toList(),
        ZoneId.of(zone),
        quiet());
  }

  private Optional<QuietTime> quiet() {
    return quietFrom == null || quietUntil == null
        ? Optional.empty()
        : QuietTime.read(quietFrom, quietUntil);
  }

  /** Whether the quiet hours are two different times, or none. */
  boolean isQuietReadable() {
    return quietFrom == null && quietUntil == null || quiet().isPresent();
  }

  long version() {
    return version;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? "" : name;
  }

  public String getLatinName() {
    return latinName;
  }

  public void setLatinName(String latinName) {
    this.latinName = latinName == null ? "" : latinName;
  }

  public String getBorn() {
    return born;
  }

  public void setBorn(String born) {
    this.born = born == null ? "" : born;
  }

  public String getCalendar() {
    return calendar;
  }

  public void setCalendar(String calendar) {
    this.calendar = calendar;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public String getNationality() {
    return nationality;
  }

  public void setNationality(String nationality) {
    this.nationality = nationality;
  }

  public String getSecondNationality() {
    return secondNationality;
  }

  public void setSecondNationality(String secondNationality) {
    this.secondNationality = secondNationality;
  }

  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  public String getQuietFrom() {
    return quietFrom;
  }

  public void setQuietFrom(String quietFrom) {
    this.quietFrom = quietFrom;
  }

  public String getQuietUntil() {
    return quietUntil;
  }

  public void setQuietUntil(String quietUntil) {
    this.quietUntil = quietUntil;
  }
}
