package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.i18n.Countries;
import org.portolan.messaging.routes.KeepRoutes;
import org.portolan.messaging.routes.Route;

/** By which number texts go to a country; for who runs the system. */
@Named
@ViewScoped
public class RoutesPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient KeepRoutes routes;
  @Inject private transient Choices choices;

  private String country = Route.ELSEWHERE;
  private String sender = "";
  private boolean replies = true;
  private String replyTo = "";
  private Overtaken overtaken;

  /** Kept while they are before the reader: a button means the route that it was drawn beside. */
  private transient List<Route> shown;

  /** Every route that has a line. */
  public List<Route> getRoutes() {
    if (shown == null) {
      shown = staff.ask(KeepRoutes::all);
    }
    return shown;
  }

  /** The name of a country, or of all others. */
  public String name(String code) {
    return code.equals(Route.ELSEWHERE)
        ? texts.of("staff.routes.elsewhere")
        : Countries.named(code, staff.getLanguage());
  }

  /** What can be chosen, all others first. */
  public List<Map.Entry<String, String>> getCountries() {
    List<Map.Entry<String, String>> all = new ArrayList<>();
    all.add(Map.entry(Route.ELSEWHERE, name(Route.ELSEWHERE)));
    all.addAll(choices.getRegions());
    return all;
  }

  /** Takes a line into the form. */
  public void change(Route route) {
    country = route.country();
    sender = route.sender();
    replies = route.replies();
    replyTo = route.replyTo();
  }

  /** Keeps what is in the form. */
  public void keep() {
    Route route = new Route(country, sender.strip(), replies, replyTo.strip());
    Optional<Route> before = ofCountry(country);
    Optional<String> fault = staff.ask(tx -> routes.keep(tx, before, route));
    overtaken = null;
    if (fault.filter(KeepRoutes.MEANWHILE::equals).isPresent()) {
      shown = null;
      overtaken =
          Overtaken.between(words(before), words(ofCountry(country)), words(Optional.of(route)));
      return;
    }
    if (fault.isPresent()) {
      said.error(field(fault.get()), "staff.routes." + fault.get());
      return;
    }
    shown = null;
    said.info("staff.routes.kept");
    change(new Route(Route.ELSEWHERE, "", true, ""));
  }

  private Optional<Route> ofCountry(String code) {
    return getRoutes().stream().filter(route -> route.country().equals(code)).findFirst();
  }

  private Map<String, String> words(Optional<Route> route) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(texts.of("staff.routes.sender"), route.map(Route::sender).orElse("–"));
    words.put(
        texts.of("staff.routes.replies"),
        route
            .map(one -> texts.of(one.replies() ? "staff.routes.replies" : "staff.routes.one-way"))
            .orElse("–"));
    words.put(texts.of("staff.routes.reply-to"), route.map(Route::replyTo).orElse("–"));
    return words;
  }

  /** What a colleague kept while this was typed; null when nobody did. */
  public Overtaken getOvertaken() {
    return overtaken;
  }

  private static String field(String fault) {
    return switch (fault) {
      case "no-country" -> "routes:country";
      case "no-reply-to" -> "routes:reply-to";
      default -> "routes:sender";
    };
  }

  /** The country goes by the route of all others. */
  public void remove(Route route) {
    boolean done = staff.<Boolean>ask(tx -> routes.remove(tx, route));
    shown = null;
    if (done) {
      said.info("staff.routes.kept");
    } else {
      said.error("staff.routes.meanwhile");
    }
  }

  public String getCountry() {
    return country;
  }

  public void setCountry(String country) {
    this.country = country;
  }

  public String getSender() {
    return sender;
  }

  public void setSender(String sender) {
    this.sender = sender == null ? "" : sender;
  }

  public boolean isReplies() {
    return replies;
  }

  public void setReplies(boolean replies) {
    this.replies = replies;
  }

  public String getReplyTo() {
    return replyTo;
  }

  public void setReplyTo(String replyTo) {
    this.replyTo = replyTo == null ? "" : replyTo;
  }
}
