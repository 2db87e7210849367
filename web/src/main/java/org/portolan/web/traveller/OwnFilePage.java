package org.portolan.web.traveller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.journal.AccessLog;
import org.portolan.cases.journal.AccessLog.Reading;
import org.portolan.cases.people.BirthDate;
import org.portolan.cases.traveller.OwnFile;
import org.portolan.cases.traveller.OwnFile.Matter;
import org.portolan.i18n.Language;

/** What a traveller sees of themselves, and who has read it. */
@Named
@RequestScoped
public class OwnFilePage {

  @Inject private SignedInTraveller signedIn;
  @Inject private TravellerPage page;
  @Inject private OwnFile file;

  /** As many as somebody reads through at once. */
  private static final int A_PAGE = 100;

  private OwnFile.View view;
  private int place;
  private boolean more;
  private Map<LocalDate, List<Reading>> readings;

  public OwnFile.View getView() {
    if (view == null) {
      view = signedIn.ask(tx -> file.of(tx, person())).orElseThrow();
    }
    return view;
  }

  /** When they were born, in the Gregorian calendar; null when it is not known. */
  public String getBorn() {
    return getView().details().born().map(BirthDate::gregorian).orElse(null);
  }

  /** The language they are written to, in its own name. */
  public Language getWrittenTo() {
    return getView().details().language();
  }

  /** From when to when, in words. */
  public String when(Matter matter) {
    if (matter.first().isPresent() && matter.last().isPresent()) {
      return page.day(matter.first().get()) + " – " + page.day(matter.last().get());
    }
    return matter
        .closedAt()
        .map(ended -> page.text("my.case.ended", "day", page.day(ended)))
        .orElseGet(() -> page.text("my.case.since", "day", page.day(matter.openedAt())));
  }

  /** Who has read what, the latest day first. */
  public List<Map.Entry<LocalDate, List<Reading>>> getReadings() {
    if (readings == null) {
      boolean shared = page.isShared();
      readings =
          shown().stream()
              .map(reading -> shared ? reading.withoutRole() : reading)
              .collect(
                  Collectors.groupingBy(
                      reading -> LocalDate.ofInstant(reading.at(), ZoneOffset.UTC),
                      LinkedHashMap::new,
                      Collectors.toList()));
    }
    return List.copyOf(readings.entrySet());
  }

  /** One more is asked for than is shown, so that it is known whether there are others. */
  private List<Reading> shown() {
    List<Reading> found =
        signedIn.ask(tx -> AccessLog.ofPerson(tx, person(), place * A_PAGE, A_PAGE + 1));
    more = found.size() > A_PAGE;
    return found.subList(0, Math.min(A_PAGE, found.size()));
  }

  /** The address of those before; null when these are the first. */
  public String getEarlier() {
    getReadings();
    return more ? page.address("readings") + "?page=" + (place + 1) : null;
  }

  /** The address of those after; null when these are the latest. */
  public String getLater() {
    return place == 0 ? null : page.address("readings") + "?page=" + (place - 1);
  }

  /** Which page of the readings, from 0, as it stands in the address. */
  public String getPlace() {
    return Integer.toString(place);
  }

  /** What is no number is the first page. */
  public void setPlace(String typed) {
    place = typed != null && typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
  }

  /** What was read. */
  public String what(Reading reading) {
    return page.textOr("my.read." + reading.why(), "my.read.other");
  }

  private UUID person() {
    return signedIn.who().orElseThrow().person();
  }
}
