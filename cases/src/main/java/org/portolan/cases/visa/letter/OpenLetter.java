package org.portolan.cases.visa.letter;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.ReadApplications;

/**
 * Opens what is to be printed for those who may read it; each reading is recorded. Printing itself
 * needs no transaction.
 */
@Dependent
public class OpenLetter {

  private static final String LETTER = "letter";
  private static final String VISA = "visa";

  private final ReadApplications reading;

  @Inject
  public OpenLetter(ReadApplications reading) {
    this.reading = reading;
  }

  /** The letter about one of a traveller's own applications; empty while there is none. */
  public Optional<Letter> own(Tx tx, Traveller whose, String reference) {
    return recorded(
        tx, reading.own(tx, whose, reference), LETTER, view -> Letter.of(view, tx.now()));
  }

  /** A visa of a traveller's own application, by its place; empty when there is none. */
  public Optional<VisaSheet> ownVisa(Tx tx, Traveller whose, String reference, int place) {
    return recorded(
        tx, reading.own(tx, whose, reference), VISA, view -> VisaSheet.of(view, place, tx.now()));
  }

  /**
   * The letter about an application of the officer's post, also while it is only proposed or typed.
   *
   * @param which of what stands in the application
   */
  public Optional<Letter> letter(
      Tx tx, Officer officer, String reference, Function<ApplicationView, Optional<Letter>> which) {
    return recorded(tx, reading.open(tx, officer, reference), LETTER, which);
  }

  /** A visa of an application of the officer's post. */
  public Optional<VisaSheet> visa(Tx tx, Officer officer, String reference, int place) {
    return recorded(
        tx,
        reading.open(tx, officer, reference),
        VISA,
        view -> VisaSheet.of(view, place, tx.now()));
  }

  private static <T> Optional<T> recorded(
      Tx tx,
      Optional<ApplicationView> view,
      String purpose,
      Function<ApplicationView, Optional<T>> which) {
    Optional<T> opened = view.flatMap(which);
    opened.ifPresent(unused -> Readings.record(tx, view.orElseThrow().caseId(), purpose));
    return opened;
  }
}
