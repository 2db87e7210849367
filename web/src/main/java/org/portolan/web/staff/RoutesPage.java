package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

  private String country = Route.ELSEWHERE;
  private String sender = "";
  private boolean replies = true;
  private String replyTo = "";

  /** Every route that has a line. */
  public List<Route> getRoutes() {
    return staff.ask(KeepRoutes::all);
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
    Arrays.stream(Locale.getISOCountries())
        .map(code -> Map.entry(code, name(code)))
        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .forEach(all::add);
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
    Optional<String> fault = staff.ask(tx -> routes.keep(tx, route));
    if (fault.isPresent()) {
      said.error(field(fault.get()), "staff.routes." + fault.get());
      return;
    }
    said.info("staff.routes.kept");
    change(new Route(Route.ELSEWHERE, "", true, ""));
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
    staff.ask(
        tx -> {
          routes.remove(tx, route.country());
          return null;
        });
    said.info("staff.routes.kept");
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
