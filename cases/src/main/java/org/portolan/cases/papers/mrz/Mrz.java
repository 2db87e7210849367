package org.portolan.cases.papers.mrz;

import java.time.LocalDate;
import java.util.Optional;
import org.portolan.cases.papers.TravelDocument.Kind;
import org.portolan.cases.people.BirthDate;
import org.portolan.i18n.Countries;
import org.portolan.i18n.Keyed;
import org.portolan.i18n.names.MrzName;

/**
 * What a machine readable zone says; all its check digits are right.
 *
 * @param document its code of one or two letters, such as {@code P} or {@code ID}
 * @param issuer as it stands there, without fillers: Germany's is {@code D}
 * @param number of the paper, whole
 * @param nationality as it stands there
 * @param born as far as it is known; empty when nothing is
 * @param expires empty when the paper says nothing of it
 * @param optional what the issuer added, without fillers at its end
 */
public record Mrz(
    MrzFormat format,
    String document,
    String issuer,
    MrzName name,
    String number,
    String nationality,
    Optional<BirthDate> born,
    Sex sex,
    Optional<LocalDate> expires,
    String optional) {

  /** As the paper says. */
  public enum Sex implements Keyed {
    FEMALE,
    MALE,
    UNSPECIFIED;

    static Optional<Sex> of(char character) {
      return switch (character) {
        case 'F' -> Optional.of(FEMALE);
        case 'M' -> Optional.of(MALE);
        case '<', 'X' -> Optional.of(UNSPECIFIED);
        default -> Optional.empty();
      };
    }
  }

  /** Who issued it, as {@link Countries} has them; empty for a code that it does not know. */
  public Optional<String> issuedBy() {
    return state(issuer);
  }

  /** Whose citizen, as {@link Countries} has them; empty for a code that it does not know. */
  public Optional<String> citizenOf() {
    return state(nationality);
  }

  /** ICAO's one exception to ISO 3166: Germany is D. */
  private static Optional<String> state(String code) {
    return Optional.of(code.equals("D") ? "DEU" : code).filter(Countries::has);
  }

  /**
   * What kind of paper it most likely is; whoever has it before them knows better. The second
   * letter of a passport is ICAO’s (part 4); IS is of the ILO's seafarers' documents.
   */
  public Kind kind() {
    boolean ofOrganisation = issuer.startsWith("UN") || issuer.equals("EUE");
    return switch (document.charAt(0)) {
      case 'P' -> passport(ofOrganisation);
      case 'V' -> Kind.OTHER;
      default -> card();
    };
  }

  private Kind passport(boolean ofOrganisation) {
    if (document.equals("PR") || nationality.equals("XXB")) {
      return Kind.REFUGEE_TRAVEL_DOCUMENT;
    }
    return ofOrganisation || document.equals("PL") ? Kind.LAISSEZ_PASSER : Kind.PASSPORT;
  }

  private Kind card() {
    return switch (document) {
      case "IS" -> Kind.SEAFARER_IDENTITY_DOCUMENT;
      case "AR", "IR" -> Kind.RESIDENCE_PERMIT;
      default -> Kind.IDENTITY_CARD;
    };
  }

  @Override
  public String toString() {
    return "Mrz[" + format + "]";
  }
}
