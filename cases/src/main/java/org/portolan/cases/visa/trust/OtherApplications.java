package org.portolan.cases.visa.trust;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.papers.TravelDocument;
import org.portolan.cases.papers.mrz.Mrz;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Found;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Suspicion;
import org.portolan.cases.visa.model.Suspicion.Other;
import org.portolan.cases.visa.store.Holders;
import org.portolan.cases.visa.store.Holders.Met;
import org.portolan.cases.visa.store.LostDocuments;
import org.portolan.cases.visa.store.LostDocuments.Lost;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.SameFiles;
import org.portolan.cases.visa.store.SharedContacts;
import org.portolan.i18n.names.NameLikeness;

/** What an application has in common with others, at whatever post, and with lists. */
final class OtherApplications {

  /** Below this a name is somebody else's more often than the same in another spelling. */
  private static final double LIKE = 0.7;

  /** For how long applications from one telephone are counted together. */
  private static final Duration TOGETHER = Duration.ofDays(90);

  private static final Set<State> AGAINST =
      EnumSet.of(State.REFUSED, State.REVOKED, State.REFUSAL_APPEALED, State.REVOCATION_APPEALED);

  private final Holders holders;
  private final Members members;
  private final SharedContacts contacts;
  private final LostDocuments lost;
  private final SameFiles files;
  private final int mostFromContact;

  /**
   * @param mostFromContact so many others may apply from a telephone before it is told
   */
  OtherApplications(Keys keys, int mostFromContact) {
    this.holders = new Holders(keys);
    this.members = new Members(keys.sealer());
    this.contacts = new SharedContacts();
    this.lost = new LostDocuments(keys);
    this.files = new SameFiles();
    this.mostFromContact = mostFromContact;
  }

  List<Found> found(Tx tx, Application application, List<Member> own, ReadZones zones) {
    holders.keep(tx, application, own);
    List<Found> found = new ArrayList<>();
    for (Member member : own) {
      found.addAll(met(tx, application, member));
      isLost(tx, member, zones).ifPresent(found::add);
    }
    fromContact(tx, application).ifPresent(found::add);
    sameFile(tx, application).ifPresent(found::add);
    return found;
  }

  private List<Found> met(Tx tx, Application application, Member member) {
    List<Other> ofMany = new ArrayList<>();
    List<Other> refused = new ArrayList<>();
    List<Other> twice = new ArrayList<>();
    for (Met met : holders.meets(tx, application, member.id())) {
      Other other = new Other(met.caseId(), met.reference());
      boolean same = met.sameHolder() || isLikeNamed(tx, application, member, met);
      if (!same) {
        ofMany.add(other);
      } else if (AGAINST.contains(met.state())) {
        refused.add(other);
      } else if (!met.samePaper() || isOpen(met.state())) {
        twice.add(other);
      }
    }
    boolean denied =
        member
            .answers()
            .of("refused-before")
            .map(GivenAnswer::text)
            .filter("no"::equals)
            .isPresent();
    return Stream.of(
            about(SignalKind.DOCUMENT_OF_MANY, member, List.of(), ofMany),
            about(
                SignalKind.REFUSED_BEFORE,
                member,
                denied ? List.of("said-no") : List.of(),
                refused),
            about(SignalKind.DUPLICATE, member, List.of(), twice))
        .flatMap(Optional::stream)
        .map(one -> new Found(one, identity(member)))
        .toList();
  }

  /** By what somebody is met: when it changes, who they are is to be looked at anew. */
  private static List<String> identity(Member member) {
    return Stream.of("name", "birth", "passport-number")
        .flatMap(question -> member.answers().of(question).stream())
        .map(answer -> answer.text() + "\n" + answer.latin())
        .toList();
  }

  /** Whoever applies again with the same passport after a decision does nothing remarkable. */
  private static boolean isOpen(State state) {
    return !state.isClosed() && state != State.GRANTED;
  }

  /** The same passport: whether it is of the same person, is only seen from both names. */
  private boolean isLikeNamed(Tx tx, Application application, Member member, Met met) {
    tx.record(met.caseId(), "visa.compared", Map.of("with", application.caseId().toString()));
    return members
        .find(tx, met.caseId(), met.member())
        .filter(other -> isLike(member, other))
        .isPresent();
  }

  static boolean isLike(Member one, Member other) {
    return written(one).stream()
        .anyMatch(
            mine ->
                written(other).stream()
                    .anyMatch(
                        theirs ->
                            new NameLikeness(mine).of(theirs) >= LIKE
                                && new NameLikeness(theirs).of(mine) >= LIKE));
  }

  private static List<String> written(Member member) {
    return member.answers().of("name").stream()
        .flatMap(name -> Stream.of(name.text(), name.latin()))
        .filter(name -> name != null && !name.isBlank())
        .toList();
  }

  private static Optional<Suspicion> about(
      SignalKind kind, Member member, List<String> what, Collection<Other> others) {
    List<Other> each = others.stream().distinct().toList();
    int elsewhere = (int) each.stream().filter(one -> one.reference() == null).count();
    return each.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Suspicion(kind, member == null ? null : member.id(), what, each, elsewhere));
  }

  /**
   * Whoever issued it, as an officer has read in its zone; else it is most likely the state of
   * which they are, or what they have copied themselves.
   */
  private Optional<Found> isLost(Tx tx, Member member, ReadZones zones) {
    Optional<Mrz> zone = zones.of(member.id());
    List<String> issuers =
        zones
            .seen(member.id())
            .flatMap(Mrz::issuedBy)
            .map(List::of)
            .orElseGet(
                () ->
                    Stream.concat(
                            member.answers().of("nationality").map(GivenAnswer::text).stream(),
                            zone.flatMap(Mrz::issuedBy).stream())
                        .distinct()
                        .toList());
    List<String> numbers =
        Stream.concat(
                Holders.number(member).stream(),
                zone.flatMap(one -> TravelDocument.normalised(one.number())).stream())
            .distinct()
            .toList();
    List<String> hits =
        issuers.stream()
            .flatMap(by -> numbers.stream().map(number -> new Lost(by, number)))
            .filter(one -> lost.has(tx, one))
            .map(one -> one.issuer() + " " + one.number())
            .toList();
    return hits.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(Suspicion.of(SignalKind.LOST, member.id()), hits));
  }

  private Optional<Found> fromContact(Tx tx, Application application) {
    int others = contacts.applications(tx, application, tx.now().minus(TOGETHER));
    return others <= mostFromContact
        ? Optional.empty()
        : Optional.of(
            // from which they apply never changes
            new Found(
                new Suspicion(SignalKind.CONTACT_OF_MANY, null, List.of(), List.of(), others),
                List.of()));
  }

  private Optional<Found> sameFile(Tx tx, Application application) {
    return about(SignalKind.SAME_FILE, null, List.of(), files.others(tx, application))
        .map(one -> new Found(one, files.shared(tx, application, one.cases())));
  }
}
