package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.files.OpenCase.OpenedCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.CodeLimits;
import org.portolan.cases.traveller.Turns;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Application.Origin;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Members;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Somebody begins an application. They are registered with the phone that they name, and go on
 * behind the sign-in of travellers: with the reference, and a code that is sent to that phone. Who
 * does not hold the phone gets no further, and what was begun lapses.
 */
@Dependent
public class BeginApplication {

  private final OpenCase openCase;
  private final RegisterPerson registering;
  private final VisaTypes types;
  private final Applications applications;
  private final Members members;
  private final Turns turns;
  private final List<String> posts;

  /**
   * {@code VISA_POSTS}: scopes that applications can be made to, with commas between them. {@code
   * VISA_DRAFTS_OF_PHONE}, {@code …_OF_ADDRESS} and {@code …_EVERYWHERE} limit how many are begun
   * within {@code TRAVELLER_CODES_WINDOW_MINUTES}.
   */
  @Inject
  public BeginApplication(
      Keys keys,
      OpenCase openCase,
      RegisterPerson registering,
      VisaTypes types,
      Applications applications,
      Members members,
      Settings settings) {
    this.openCase = openCase;
    this.registering = registering;
    this.types = types;
    this.applications = applications;
    this.members = members;
    this.turns = new Turns(keys.blindIndex(), "visa draft", CodeLimits.ofDrafts(settings));
    this.posts = VisaPosts.of(settings).all();
  }

  /**
   * What somebody begins with.
   *
   * @param type id of a visa type
   * @param name in their own script
   * @param latinName as in the passport, if they know
   * @param zone where they are
   * @param post the scope that it is made to
   */
  public record Beginning(
      String type,
      String name,
      Optional<String> latinName,
      PhoneNumber phone,
      Language language,
      ZoneId zone,
      String post) {
    @Override
    public String toString() {
      return "Beginning[" + type + "]";
    }
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** A draft is there. */
  public record Begun(UUID caseId, CaseReference reference, Person person) implements Outcome {}

  /** It is not. */
  public record Refused(Refusal why) implements Outcome {}

  /** Too many were begun; from this time another may be. */
  public record Wait(Instant until) implements Outcome {}

  /** The scopes that applications can be made to. */
  public List<String> posts() {
    return posts;
  }

  /**
   * Begins, as {@link Applicant#actor()}.
   *
   * @param address where the request came from, as limits count it
   */
  public Outcome begin(Tx tx, Beginning beginning, String address) {
    Optional<VisaType> type = types.offered(tx, beginning.type);
    if (type.isEmpty() || !posts.contains(beginning.post)) {
      return new Refused(Refusal.NOT_OFFERED);
    }
    if (beginning.name == null || beginning.name.isBlank()) {
      return new Refused(Refusal.EMPTY);
    }
    if (!NewPerson.isName(beginning.name)
        || !beginning.latinName.map(NewPerson::isName).orElse(true)) {
      return new Refused(Refusal.TOO_LONG);
    }
    return turns
        .take(tx, Endpoint.sms(beginning.phone), Optional.empty(), address)
        .<Outcome>map(Wait::new)
        .orElseGet(() -> opened(tx, type.get(), beginning));
  }

  private Begun opened(Tx tx, VisaType type, Beginning beginning) {
    Person person =
        registering.register(
            tx,
            new NewPerson(
                beginning.name,
                beginning.latinName,
                Optional.empty(),
                beginning.language,
                beginning.zone,
                beginning.phone,
                beginning.post));
    OpenedCase opened = openCase.open(tx, "visa", Compartment.VISA, beginning.post, person.id());
    Application draft =
        Application.begun(
            new Origin(
                opened.id(),
                beginning.post,
                person.id(),
                person.contactPoint(),
                type,
                beginning.language,
                beginning.zone,
                tx.now()));
    applications.insert(tx, draft);
    members.add(tx, draft, Member.Kind.ADULT);
    return new Begun(opened.id(), opened.reference(), person);
  }
}
