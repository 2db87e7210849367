package org.portolan.web.staff;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.traveller.Digits;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Interview;
import org.portolan.cases.visa.model.Interview.Exchange;
import org.portolan.cases.visa.model.Need;
import org.portolan.cases.visa.model.PaidBy;
import org.portolan.cases.visa.model.PaperTransit;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.model.Wants;

/** What an officer has typed and chosen for an act; what cannot be read is left out. */
public class VisaFields implements Serializable {

  private static final long serialVersionUID = 1;

  /**
   * Days that a visa is valid beyond the stay: Regulation (EC) No 810/2009, article 24(1), on the
   * period of grace.
   */
  private static final int GRACE_DAYS = 15;

  /** Questions that an interview has room for before one more is asked for. */
  private static final int LINES = 3;

  private String text;
  private String number;
  private String entries;
  private String days;
  private String from;
  private String until;
  private String way;
  private String paid;
  private String waiver;
  private String colleague;
  private List<String> grounds = List.of();
  private List<String> documents = List.of();
  private List<String> questions = List.of();
  private List<String> needs = List.of();
  private String consent;
  private final List<InterviewLine> lines = new ArrayList<>();

  public VisaFields() {
    for (int i = 0; i < LINES; i++) {
      addLine();
    }
  }

  /** What a clean application is granted, as it was applied for. */
  void suggest(
      VisaType type, LocalDate today, Optional<LocalDate> arrival, Optional<Integer> stay) {
    int wanted = Math.min(stay.orElse(type.mostDays()), type.mostDays());
    LocalDate first = arrival.filter(day -> !day.isBefore(today)).orElse(today);
    entries = type.entries().get(0).toString();
    days = Integer.toString(wanted);
    from = first.toString();
    until = first.plusDays(wanted - 1L + GRACE_DAYS).toString();
  }

  /** The grant; a part of it that cannot be read is missing. */
  Decision grant() {
    return new Decision(
        true, integer(entries), integer(days), day(from), day(until), List.of(), text);
  }

  Decision refusal() {
    return Decision.refuse(grounds, text);
  }

  Wants wants() {
    return new Wants(questions, documents, text);
  }

  /** The last day that was typed; null when it cannot be read. */
  LocalDate lastDay() {
    return day(until);
  }

  PaperTransit transit() {
    return new PaperTransit(
        PaperTransit.Way.find(way == null ? "" : way).orElse(PaperTransit.Way.RECEIVED),
        day(from),
        number);
  }

  /** In which way a fee was paid; null when none was chosen. */
  PaidBy paidBy() {
    return PaidBy.find(paid).orElse(null);
  }

  /** What was said, without lines in which nothing stands. */
  Interview interview() {
    return new Interview(
        Interview.Consent.find(consent == null ? "" : consent).orElse(null),
        lines.stream()
            .map(line -> new Exchange(line.getAsked(), line.getAnswered()))
            .filter(line -> !line.question().isEmpty() || !line.answer().isEmpty())
            .toList(),
        text);
  }

  /** There is room for one question more. */
  public void addLine() {
    if (lines.size() < Interview.MOST_EXCHANGES) {
      lines.add(new InterviewLine());
    }
  }

  Set<Need> wantedNeeds() {
    return needs.stream().flatMap(key -> Need.find(key).stream()).collect(Collectors.toSet());
  }

  /** The account of the colleague; empty when none was chosen. */
  Optional<UUID> colleagueId() {
    try {
      return Optional.ofNullable(colleague).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static LocalDate day(String typed) {
    try {
      return typed == null ? null : LocalDate.parse(Digits.western(typed.strip()));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Integer integer(String typed) {
    String plain = typed == null ? "" : Digits.western(typed.strip());
    return plain.matches("\\d{1,6}") ? Integer.valueOf(plain) : null;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getEntries() {
    return entries;
  }

  public void setEntries(String entries) {
    this.entries = entries;
  }

  public String getDays() {
    return days;
  }

  public void setDays(String days) {
    this.days = days;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String from) {
    this.from = from;
  }

  public String getUntil() {
    return until;
  }

  public void setUntil(String until) {
    this.until = until;
  }

  public String getWay() {
    return way;
  }

  public void setWay(String way) {
    this.way = way;
  }

  public String getPaid() {
    return paid;
  }

  public void setPaid(String paid) {
    this.paid = paid;
  }

  public String getWaiver() {
    return waiver;
  }

  public void setWaiver(String waiver) {
    this.waiver = waiver;
  }

  public String getColleague() {
    return colleague;
  }

  public void setColleague(String colleague) {
    this.colleague = colleague;
  }

  public List<String> getGrounds() {
    return grounds;
  }

  public void setGrounds(List<String> grounds) {
    this.grounds = grounds == null ? List.of() : List.copyOf(grounds);
  }

  public List<String> getDocuments() {
    return documents;
  }

  public void setDocuments(List<String> documents) {
    this.documents = documents == null ? List.of() : List.copyOf(documents);
  }

  public List<String> getQuestions() {
    return questions;
  }

  public void setQuestions(List<String> questions) {
    this.questions = questions == null ? List.of() : List.copyOf(questions);
  }

  public List<String> getNeeds() {
    return needs;
  }

  public void setNeeds(List<String> needs) {
    this.needs = needs == null ? List.of() : List.copyOf(needs);
  }

  public String getConsent() {
    return consent;
  }

  public void setConsent(String consent) {
    this.consent = consent;
  }

  public List<InterviewLine> getLines() {
    return lines;
  }

  @Override
  public String toString() {
    return "VisaFields";
  }
}
