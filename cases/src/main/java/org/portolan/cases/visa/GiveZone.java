package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.ReadAttachment;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.papers.mrz.Mrz;
import org.portolan.cases.papers.mrz.MrzReading;
import org.portolan.cases.papers.mrz.MrzReading.Read;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.CodeLimits;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.traveller.Turns;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.Outcome.Refused;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Document;
import org.portolan.cases.visa.model.KeptZone;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.model.ZoneComparison;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Documents;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Recusals;

/**
 * An applicant, or who helps them, copies the machine readable zone of a passport, or has it read
 * from the photograph that they sent: it is held against what they have answered while they can
 * still put either right. Nobody has to; what differs when they hand in is looked at by an officer.
 */
@Dependent
public class GiveZone {

  private static final String PASSPORT = "passport";

  private final Acting acting;
  private final Members members;
  private final Documents documents;
  private final ReadAttachment attachments;
  private final Turns turns;

  @Inject
  public GiveZone(
      Keys keys,
      Settings settings,
      Applications applications,
      Recusals recusals,
      ReadAttachment attachments) {
    this.acting = new Acting(applications, recusals);
    this.members = new Members(keys.sealer());
    this.documents = new Documents();
    this.attachments = attachments;
    this.turns = new Turns(keys.blindIndex(), "visa zone", CodeLimits.of(settings));
  }

  /** Whether somebody has a passport, as far as they are asked for its number. */
  public static boolean isAsked(VisaType type, Member member) {
    return type.path(member.answers()).stream()
        .anyMatch(question -> question.id().equals(ZoneComparison.Field.NUMBER.question()));
  }

  /** What a zone says, or why it cannot be read, or not for certain; nothing is kept. */
  public MrzReading look(Tx tx, String typed) {
    return KeptZone.read(typed, tx.now());
  }

  /** Keeps it in the place of what was copied before, if it can be read; {@link Applicant#of}. */
  public Outcome keep(Tx tx, Traveller whose, UUID caseId, UUID member, String typed) {
    return look(tx, typed) instanceof Read read
        ? changed(tx, whose, caseId, member, one -> kept(tx, caseId, one, typed, read.zone()))
        : new Refused(Refusal.EMPTY);
  }

  private Effect kept(Tx tx, UUID caseId, Member member, String typed, Mrz zone) {
    members.keepZone(tx, caseId, member.id(), new KeptZone(typed, true));
    List<String> differ = ZoneComparison.differing(member.answers(), zone);
    return Effect.done(
        Map.of("member", member.id().toString(), "differs", String.join(" ", differ)));
  }

  /** Takes it out again; {@link Applicant#of}. */
  public Outcome takeOut(Tx tx, Traveller whose, UUID caseId, UUID member) {
    return changed(
        tx,
        whose,
        caseId,
        member,
        one -> {
          members.dropZone(tx, caseId, one.id());
          return Effect.done(Map.of("member", one.id().toString(), "taken-out", true));
        });
  }

  private Outcome changed(Tx tx, Traveller whose, UUID caseId, UUID member, MemberWork work) {
    Optional<Application> own = acting.ownOrHelped(tx, whose, caseId);
    Optional<Member> whom = own.flatMap(unused -> members.find(tx, caseId, member));
    return whom.isEmpty()
        ? new Refused(Refusal.NOT_FOUND)
        : acting.act(tx, own.get(), Act.ZONE, Party.APPLICANT, unused -> work.on(whom.get()));
  }

  /** What is done to somebody's. */
  @FunctionalInterface
  private interface MemberWork {
    Effect on(Member member);
  }

  /**
   * What the zones say that are kept, by the members; {@link Applicant#of}.
   *
   * <p>Opens sealed values of an application whose reading was recorded when it was opened.
   */
  public Map<UUID, Mrz> kept(Tx tx, UUID caseId) {
    LocalDate day = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    Map<UUID, Mrz> read = new HashMap<>();
    members
        .zones(tx, caseId)
        .forEach((member, zone) -> zone.on(day).ifPresent(one -> read.put(member, one)));
    return read;
  }

  /** The photograph that a zone can be read from. */
  public sealed interface Photograph {}

  /** It is there. */
  public record Sent(ReadAttachment.Opened file) implements Photograph {}

  /** No picture of a passport was sent. */
  public record NotSent() implements Photograph {}

  /** So many were read that the next may be from this time on. */
  public record Wait(Instant until) implements Photograph {}

  /**
   * The picture of somebody's passport that was sent last, to be read; {@link Applicant#of}. Each
   * takes a turn of the application.
   */
  public Photograph photograph(Tx tx, Traveller whose, UUID caseId, UUID member) {
    Optional<UUID> last =
        acting
            .ownOrHelped(tx, whose, caseId)
            .filter(one -> one.refusal(Act.ZONE, Party.APPLICANT).isEmpty())
            .flatMap(unused -> lastSent(tx, caseId, member));
    if (last.isEmpty()) {
      return new NotSent();
    }
    Optional<Instant> wait = turns.take(tx, caseId.toString());
    if (wait.isPresent()) {
      return new Wait(wait.get());
    }
    return attachments
        .open(tx, last.get())
        .filter(one -> one.attachment().type().filter(FileType::isPicture).isPresent())
        .<Photograph>map(Sent::new)
        .orElseGet(NotSent::new);
  }

  private Optional<UUID> lastSent(Tx tx, UUID caseId, UUID member) {
    return documents.of(tx, caseId).stream()
        .filter(one -> one.member().equals(member) && one.wanted().equals(PASSPORT))
        .reduce((earlier, later) -> later)
        .flatMap(Document::attachment);
  }
}
