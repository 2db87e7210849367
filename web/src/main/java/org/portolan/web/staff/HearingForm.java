package org.portolan.web.staff;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.cases.portal.rumours.Hearing;
import org.portolan.cases.portal.rumours.Medium;
import org.portolan.cases.portal.rumours.Reach;

/** When, where and how a rumour was heard, as it stands in a form. */
public class HearingForm implements Serializable {

  private static final long serialVersionUID = 1;

  private String day;
  private String country;
  private String place;
  private String language;
  private Medium medium = Medium.CONVERSATION;
  private Reach reach = Reach.UNKNOWN;

  /**
   * @param today what is offered as the day
   * @param language BCP 47 tag of what is offered as the language
   */
  HearingForm(LocalDate today, String language) {
    this.day = today.toString();
    this.language = language;
  }

  /** What was typed; empty when the day is none. */
  Optional<Hearing> read() {
    try {
      return Optional.of(
          new Hearing(
              LocalDate.parse(day == null ? "" : day.strip()),
              Optional.ofNullable(country).filter(code -> !code.isBlank()),
              place == null ? "" : place.strip(),
              language,
              medium,
              reach));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public List<Medium> getMedia() {
    return Stream.of(Medium.values()).toList();
  }

  public List<Reach> getReaches() {
    return Stream.of(Reach.values()).toList();
  }

  public String getDay() {
    return day;
  }

  public void setDay(String day) {
    this.day = day;
  }

  public String getCountry() {
    return country;
  }

  public void setCountry(String country) {
    this.country = country;
  }

  public String getPlace() {
    return place;
  }

  public void setPlace(String place) {
    this.place = place;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public Medium getMedium() {
    return medium;
  }

  public void setMedium(Medium medium) {
    this.medium = medium;
  }

  public Reach getReach() {
    return reach;
  }

  public void setReach(Reach reach) {
    this.reach = reach;
  }
}
