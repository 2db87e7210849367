package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.papers.mrz.MrzReading;
import org.portolan.cases.papers.mrz.MrzReading.Read;
import org.portolan.cases.visa.GiveZone;
import org.portolan.cases.visa.GiveZone.Photograph;
import org.portolan.cases.visa.GiveZone.Sent;
import org.portolan.cases.visa.GiveZone.Wait;
import org.portolan.cases.visa.Outcome;
import org.portolan.cases.visa.model.Member;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.visa.ZoneView.Looked;

/**
 * The machine readable zones of passports: copied or read from a photograph, shown again with what
 * they say, and kept once that was agreed to. Whoever has none goes on.
 */
@Dependent
public class ZonePart {

  @Inject private GiveZone giving;
  @Inject private PhotographedZone photographs;
  @Inject private Clock clock;

  /** What is kept, and where lines are copied to; the application itself once it is sent. */
  Reply show(VisaFrame frame, Opened opened) {
    return opened.takesZone() ? page(frame, opened, null) : Reply.go(Way.to(opened.number()));
  }

  private Reply page(VisaFrame frame, Opened opened, Looked looked) {
    return Reply.page(
        new ZoneView(
                frame,
                opened,
                opened.act((tx, who) -> giving.kept(tx, opened.id())),
                photographs.isThere())
            .page(looked));
  }

  /** Reads lines or a photograph, keeps what was read, or takes it out. */
  Reply act(VisaFrame frame, Opened opened, Map<String, String> fields) {
    String number = fields.getOrDefault("member", "");
    int which = number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
    Optional<Member> member = new Course(opened.view()).member(which);
    if (!opened.takesZone() || member.isEmpty()) {
      return show(frame, opened);
    }
    String lines = fields.getOrDefault("zone", "");
    if (fields.containsKey("keep")) {
      return done(
          frame,
          opened,
          which,
          opened.act((tx, who) -> giving.keep(tx, who, opened.id(), member.get().id(), lines)));
    }
    if (fields.containsKey("out")) {
      return done(
          frame,
          opened,
          which,
          opened.act((tx, who) -> giving.takeOut(tx, who, opened.id(), member.get().id())));
    }
    return fields.containsKey("photo")
        ? page(frame, opened, fromPhotograph(frame, opened, which, member.get()))
        : page(frame, opened, look(frame, opened, which, lines, ""));
  }

  private Reply done(VisaFrame frame, Opened opened, int which, Outcome outcome) {
    return outcome.fold(
        yes -> Reply.go(Way.to(opened.number(), "zone") + "#" + ZoneView.section(which)),
        no -> page(frame, opened.again(), new Looked(which, "", null, refused(frame, no), "")),
        changed -> show(frame, opened.again()));
  }

  private static List<String> refused(VisaFrame frame, Outcome.Refused no) {
    return List.of(frame.plain("visa.refusal." + no.why().key()));
  }

  private Looked look(VisaFrame frame, Opened opened, int which, String lines, String told) {
    MrzReading reading = opened.act((tx, who) -> giving.look(tx, lines));
    return new Looked(
        which,
        lines,
        reading instanceof Read read ? read : null,
        new ToldZone(frame).wrong(reading),
        told);
  }

  private Looked fromPhotograph(VisaFrame frame, Opened opened, int which, Member member) {
    Photograph sent = opened.act((tx, who) -> giving.photograph(tx, who, opened.id(), member.id()));
    if (sent instanceof Wait wait) {
      long minutes = PublicAnswer.minutes(clock.instant(), wait.until());
      return nothing(which, frame.plain("apply.tries.wait", "minutes", minutes));
    }
    if (!(sent instanceof Sent there)) {
      return nothing(which, frame.plain("apply.zone.photo-none"));
    }
    PhotographedZone.Seen seen = photographs.read(there.file());
    return seen.lines()
        .map(lines -> look(frame, opened, which, lines, frame.plain("apply.zone.from-photo")))
        .orElseGet(
            () ->
                nothing(
                    which,
                    frame.plain(
                        seen.wasRead() ? "apply.zone.photo-none" : "apply.zone.photo-unread")));
  }

  private static Looked nothing(int which, String why) {
    return new Looked(which, "", null, List.of(why), "");
  }
}
