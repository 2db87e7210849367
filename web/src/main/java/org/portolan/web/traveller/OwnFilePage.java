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

  private OwnFile.View view;
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
          signedIn.ask(tx -> AccessLog.ofPerson(tx, person())).stream()
              .map(reading -> shared ? reading.withoutRole() : reading)
              .collect(
                  Collectors.groupingBy(
                      reading -> LocalDate.ofInstant(reading.at(), ZoneOffset.UTC),
                      LinkedHashMap::new,
                      Collectors.toList()));
    }
    return List.copyOf(readings.entrySet());
  }

  /** What was read. */
  public String what(Reading reading) {
    return page.textOr("my.read." + reading.why(), "my.read.other");
  }

  private UUID person() {
    return signedIn.who().orElseThrow().person();
  }
}
