package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.seal.SealIssuer;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Notice;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.IssuedVisas;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Notices;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.SealedTexts;
import org.portolan.cases.visa.store.SealedTexts.Kind;

/**
 * What was granted becomes visas, one for each whom the application is for: each gets a number of
 * its own and a seal that says what it says. When a visa is revoked, its seal is taken back with
 * it, in the same transaction.
 */
@Dependent
public class IssueVisa {

  /** Why seals are taken back; the grounds stand in the decision. */
  private static final String REVOKED = "visa-revoked";

  /** Digits and letters that nobody takes for another, and of which no words come. */
  private static final String CHARACTERS = "23456789BCDFGHJKMNPQRTVWXY";

  private static final int LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Acting acting;
  private final Members members;
  private final IssuedVisas visas;
  private final SealedTexts texts;
  private final Notices notices;
  private final SealIssuer seals;

  @Inject
  public IssueVisa(
      Applications applications,
      Recusals recusals,
      Members members,
      IssuedVisas visas,
      SealedTexts texts,
      Notices notices,
      SealIssuer seals) {
    this.acting = new Acting(applications, recusals);
    this.members = members;
    this.visas = visas;
    this.texts = texts;
    this.notices = notices;
    this.seals = seals;
  }

  /** The visas are issued. */
  public Outcome issue(Tx tx, Officer officer, UUID caseId, long seen) {
    return acting.staff(
        tx, officer, caseId, seen, Act.ISSUE, application -> issued(tx, application));
  }

  private Effect issued(Tx tx, Application application) {
    UUID caseId = application.caseId();
    Optional<String> state = seals.state(tx.now());
    if (state.isEmpty()) {
      return Effect.refused(Refusal.NO_SEAL);
    }
    Decision decision = texts.read(tx, caseId, Kind.DECISION).map(Decision::fromJson).orElseThrow();
    Map<Member, SealContent> contents = new LinkedHashMap<>();
    for (Member member : members.of(tx, caseId)) {
      Optional<SealContent> content =
          VisaContent.of(member, decision, state.get(), number(tx), day(tx.now()));
      if (content.isEmpty()) {
        return Effect.refused(Refusal.NOT_SEALABLE);
      }
      contents.put(member, content.get());
    }
    List<String> numbers = new ArrayList<>();
    contents.forEach(
        (member, content) -> {
          visas.add(
              tx,
              application,
              member.id(),
              content.number(),
              seals.issue(tx, application.origin().scope(), content));
          numbers.add(content.number());
        });
    String all = String.join(" ", numbers);
    texts.keep(tx, caseId, Kind.VISA_NUMBER, all);
    notices.leave(tx, application, Notice.NEWS);
    return Effect.done(Map.of("number", all));
  }

  /** Why what is to be granted could not be issued; empty when it could. */
  Optional<Refusal> unfit(Tx tx, Application application, Decision decision) {
    boolean fits =
        members.of(tx, application.caseId()).stream()
            .allMatch(
                member -> VisaContent.of(member, decision, "UTO", "V", day(tx.now())).isPresent());
    return fits ? Optional.empty() : Optional.of(Refusal.NOT_SEALABLE);
  }

  /** Takes back whatever was issued; from now on it is found revoked. */
  void takeBack(Tx tx, UUID caseId) {
    for (String reference : visas.takeBack(tx, caseId)) {
      if (seals.revoke(tx, reference, REVOKED) == SealIssuer.Revocation.NOT_FOUND) {
        throw new IllegalStateException("A visa's seal is not among those that were issued");
      }
    }
  }

  /** A number that no visa has, and that tells nothing of how many there are. */
  private String number(Tx tx) {
    String drawn;
    do {
      drawn =
          RANDOM
              .ints(LENGTH, 0, CHARACTERS.length())
              .mapToObj(at -> CHARACTERS.substring(at, at + 1))
              .collect(Collectors.joining("", "V", ""));
    } while (visas.has(tx, drawn));
    return drawn;
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
