package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.chat.KeepChatHours;
import org.portolan.cases.chat.model.OfficeHours;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** When somebody of a supervisor's own post is there to chat, by language. */
@Named
@ViewScoped
public class ChatHoursPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient KeepChatHours hours;

  private String language = "";
  private String from = "08:00";
  private String until = "16:00";
  private String zone = "UTC";
  private List<String> days = List.of("1", "2", "3", "4", "5");
  private transient List<OfficeHours> all;

  public String getScope() {
    return staff.getMember().scope();
  }

  public List<OfficeHours> getAll() {
    if (all == null) {
      all = staff.ask(tx -> hours.of(tx, getScope()));
    }
    return all;
  }

  /** Adds what was typed; what is refused stays in its fields. */
  public void add() {
    try {
      OfficeHours line =
          new OfficeHours(
              UUID.randomUUID(),
              Language.find(language).map(Language::tag),
              ZoneId.of(zone),
              chosen(),
              LocalTime.parse(from),
              LocalTime.parse(until));
      if (!staff.<Boolean>ask(tx -> hours.add(tx, getScope(), line))) {
        said.error("staff.chat-hours.refused");
      }
    } catch (DateTimeException e) {
      said.error("staff.duty.no-time");
    }
    all = null;
  }

  private Set<DayOfWeek> chosen() {
    return days.stream()
        .filter(day -> day.matches("[1-7]"))
        .map(day -> DayOfWeek.of(Integer.parseInt(day)))
        .collect(Collectors.toSet());
  }

  /** Takes the line of the pressed row away. */
  public void remove() {
    Posted.row()
        .ifPresent(
            line ->
                staff.ask(
                    tx -> {
                      hours.remove(tx, line);
                      return null;
                    }));
    all = null;
  }

  /** Whom a line is for. */
  public String language(OfficeHours line) {
    return line.language()
        .map(tag -> Language.of(tag).ownName())
        .orElseGet(() -> texts.of("staff.chat-hours.every"));
  }

  /** The days of a line. */
  public String days(OfficeHours line) {
    return line.days().stream().sorted().map(this::name).collect(Collectors.joining(" · "));
  }

  /** From when until when, or all day. */
  public String times(OfficeHours line) {
    return line.from().equals(line.until())
        ? texts.of("staff.duty.all-day")
        : texts.time(line.from()) + " – " + texts.time(line.until());
  }

  /** A day as it is chosen. */
  public String number(DayOfWeek day) {
    return String.valueOf(day.getValue());
  }

  /** A day's name. */
  public String name(DayOfWeek day) {
    return day.getDisplayName(
        TextStyle.SHORT, java.util.Locale.forLanguageTag(staff.getLanguage().tag()));
  }

  public List<DayOfWeek> getWeek() {
    return Arrays.asList(DayOfWeek.values());
  }

  public List<Language> getLanguages() {
    return Languages.travellers();
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = Optional.ofNullable(language).orElse("");
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String from) {
    this.from = Optional.ofNullable(from).orElse("");
  }

  public String getUntil() {
    return until;
  }

  public void setUntil(String until) {
    this.until = Optional.ofNullable(until).orElse("");
  }

  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = Optional.ofNullable(zone).orElse("");
  }

  public List<String> getDays() {
    return days;
  }

  public void setDays(List<String> days) {
    this.days = List.copyOf(days);
  }
}
