package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.OpenWithSecret;
import org.portolan.cases.visa.OwnSecret;
import org.portolan.cases.visa.OwnSecret.Kept;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.traveller.SignedInTraveller;

/** A secret before somebody's application, and the page on which it is entered. */
@Dependent
public class SecretPart {

  @Inject private OwnSecret secrets;
  @Inject private OpenWithSecret opening;
  @Inject private SignedInTraveller signedIn;

  /** Sets one, or another, or takes it off. */
  Reply show(VisaFrame frame, Opened opened, List<Wrong> wrong) {
    boolean isSet = opened.act((tx, who) -> secrets.isSet(tx, opened.id()));
    return Reply.page(
        frame.own(
            frame.plain("apply.secret"),
            Way.to(opened.number(), "secret"),
            frame.summary(wrong)
                + frame.back(Way.to(opened.number()))
                + (isSet ? VisaFrame.status(frame.text("apply.secret.is-set")) : "")
                + frame.paragraph("apply.secret.lead")
                + (isSet ? "" : frame.paragraph("apply.secret.helpers"))
                + frame.paragraph(forgotten(opened))
                + frame.form(
                    Way.to(opened.number(), "secret"),
                    opened.hidden(),
                    field(frame, "secret", "apply.secret.new", wrong)
                        + field(frame, "again", "apply.secret.again", wrong)
                        + frame.button("set", "apply.secret.set")
                        + (isSet ? frame.quietButton("remove", "apply.secret.remove") : ""))));
  }

  /** Only of what was handed in does the post take a secret off. */
  private static String forgotten(Opened opened) {
    boolean handedIn = opened.view().application().submittedAt().isPresent();
    return handedIn ? "apply.secret.forgotten" : "apply.secret.forgotten-draft";
  }

  /** A browser does not keep it: others use it too. */
  private static String field(VisaFrame frame, String id, String label, List<Wrong> wrong) {
    boolean bad = wrong.stream().map(Wrong::field).anyMatch(id::equals);
    return "<label for=\"%s\">%s</label>\n%s<input type=\"password\" id=\"%1$s\" name=\"%1$s\" maxlength=\"200\" autocomplete=\"off\"%s>\n"
        .formatted(
            id,
            frame.text(label, "n", OwnSecret.SHORTEST),
            VisaFrame.error(id, wrong),
            bad ? " aria-invalid=\"true\" aria-describedby=\"" + id + "-error\"" : "");
  }

  /** Sets it or takes it off; this session goes on. */
  Reply save(VisaFrame frame, Opened opened, Map<String, String> fields) {
    if (fields.containsKey("remove")) {
      opened.act(
          (tx, who) -> {
            secrets.remove(tx, who, opened.id());
            return null;
          });
      return Reply.go(Way.to(opened.number(), "secret"));
    }
    String typed = fields.getOrDefault("secret", "");
    if (!typed.strip().equals(fields.getOrDefault("again", "").strip())) {
      return wrong(frame, opened, "again", "apply.secret.different");
    }
    Optional<Kept> kept = OwnSecret.kept(typed);
    if (kept.isEmpty() || !opened.act((tx, who) -> set(tx, who, opened, kept.get()))) {
      return wrong(frame, opened, "secret", "apply.secret.length");
    }
    return Reply.go(Way.to(opened.number(), "secret"));
  }

  private boolean set(Tx tx, Traveller who, Opened opened, Kept secret) {
    boolean set = secrets.set(tx, who, opened.id(), secret);
    if (set) {
      signedIn.unlock(tx, Set.of(opened.id()));
    }
    return set;
  }

  private Reply wrong(VisaFrame frame, Opened opened, String field, String key) {
    String text = frame.plain(key, "n", OwnSecret.SHORTEST);
    return show(frame, opened, List.of(new Wrong(field, text)));
  }

  /** Where it is entered; the same whether or not there is anything behind one. */
  Reply ask(VisaFrame frame, boolean nothing) {
    List<Wrong> wrong =
        nothing ? List.of(new Wrong("secret", frame.plain("apply.secret.nothing"))) : List.of();
    return Reply.page(
        frame.own(
            frame.plain("apply.secret.open"),
            Way.toOpen(),
            frame.summary(wrong)
                + frame.back(VisaFrame.MINE)
                + frame.paragraph("apply.secret.open-lead")
                + frame.form(
                    Way.toOpen(),
                    Map.of(),
                    field(frame, "secret", "apply.secret.yours", wrong)
                        + frame.button("go", "apply.secret.go"))));
  }

  /** Tries what was typed. */
  Reply open(VisaFrame frame, Map<String, String> fields) {
    Traveller who = signedIn.who().orElseThrow();
    Set<UUID> opened = opening.open(who, fields.get("secret"), signedIn::unlock);
    return opened.isEmpty() ? ask(frame, true) : Reply.go(VisaFrame.MINE);
  }
}
