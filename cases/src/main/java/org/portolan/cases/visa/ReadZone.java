package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.papers.mrz.MrzReading;
import org.portolan.cases.papers.mrz.MrzReading.Read;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Found;
import org.portolan.cases.visa.model.KeptZone;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.ZoneComparison;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.Screenings;
import org.portolan.cases.visa.store.Signals;

/**
 * The officer types the machine readable zone from the picture of a passport: it is read, its check
 * digits are verified, and it is held against what was answered. What differs is a signal; what
 * else can be found now that it is known is looked for soon after.
 */
@Dependent
public class ReadZone {

  private final Acting acting;
  private final Members members;
  private final Signals signals;
  private final Screenings screenings;

  @Inject
  public ReadZone(Keys keys, Applications applications, Recusals recusals) {
    this.acting = new Acting(applications, recusals);
    this.members = new Members(keys.sealer());
    this.signals = new Signals(keys);
    this.screenings = new Screenings();
  }

  /** What a zone says, or why it cannot be read, or not for certain; nothing is kept. */
  public MrzReading look(Tx tx, String typed) {
    return KeptZone.read(typed, tx.now());
  }

  /**
   * Keeps it in the place of what was read before, if it can be read.
   *
   * @param seen the version of the application that the officer looked at
   */
  public Outcome keep(Tx tx, Officer officer, UUID caseId, long seen, UUID member, String typed) {
    if (!(look(tx, typed) instanceof Read read)) {
      return new Outcome.Refused(Refusal.EMPTY);
    }
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.ZONE,
        application -> kept(tx, application, member, typed, read));
  }

  private Effect kept(Tx tx, Application application, UUID memberId, String typed, Read read) {
    Optional<Member> member = members.find(tx, application.caseId(), memberId);
    if (member.isEmpty()) {
      return Effect.refused(Refusal.NOT_FOUND);
    }
    members.keepZone(tx, application.caseId(), memberId, new KeptZone(typed, false));
    signals.keep(
        tx,
        application,
        Optional.of(memberId),
        EnumSet.of(SignalKind.ZONE),
        Found.inZone(member.get(), read.zone()).stream().toList());
    screenings.again(tx, List.of(application.caseId()));
    return Effect.done(
        Map.of(
            "member",
            memberId.toString(),
            "differs",
            String.join(" ", ZoneComparison.differing(member.get().answers(), read.zone()))));
  }
}
