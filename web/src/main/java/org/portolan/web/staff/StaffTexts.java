package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import org.portolan.cases.attachments.Attachment;
import org.portolan.i18n.Countries;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;
import org.portolan.messaging.preview.Prices.Price;

/** The texts of staff pages, as {@code #{t.of('staff.board.title')}}. */
@Named("t")
@RequestScoped
public class StaffTexts {

  private static final char NO_BREAK_SPACE = '\u00a0';

  @Inject private StaffSession staff;

  /** A text without arguments. */
  public String of(String key) {
    return Texts.product().text(staff.getLanguage(), key);
  }

  /** A text with one argument. */
  public String with(String key, String name, Object value) {
    return Texts.product().text(staff.getLanguage(), key, Map.of(name, value));
  }

  /** A text with two arguments. */
  public String with(String key, String name, Object value, String other, Object otherValue) {
    return Texts.product().text(staff.getLanguage(), key, Map.of(name, value, other, otherValue));
  }

  /** A number in the reader's digits. */
  public String number(Number number) {
    return Moments.number(staff.getLanguage(), number.doubleValue());
  }

  /** An amount of money in the reader's way of writing it. */
  public String money(Price price) {
    return Moments.money(staff.getLanguage(), price.amount(), price.currency());
  }

  /** A day with its weekday. */
  public String day(LocalDate day) {
    return Moments.day(staff.getLanguage(), day);
  }

  /** A time to the minute. */
  public String time(LocalTime time) {
    return Moments.time(staff.getLanguage(), time);
  }

  /** A text with any arguments. */
  String with(String key, Map<String, Object> arguments) {
    return Texts.product().text(staff.getLanguage(), key, arguments);
  }

  /** Whether there is such a text. */
  boolean has(String key) {
    return Texts.product().has(key);
  }

  /** Why a message does not go on or did not arrive, from what the outbox noted. */
  public String why(String reason) {
    String known = "staff.why." + reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return Texts.product().has(known)
        ? of(known)
        : with("staff.why.other", Map.of("reason", reason));
  }

  /** What came with a message, and how large it is. */
  public String attachment(Attachment came) {
    String sort = of("staff.attachment." + came.type().orElseThrow().sort());
    return with("staff.attachment.of", "what", sort, "n", (came.bytes() + 1_023) / 1_024);
  }

  /** The name of a country, ISO 3166-1 alpha-2. */
  public String country(String alpha2) {
    return Countries.named(alpha2, staff.getLanguage());
  }

  /** How a message was understood: an option's name, what was wanted, or degrees as they are. */
  public String understood(String token) {
    if (Texts.product().has("option." + token)) {
      return of("option." + token);
    }
    return switch (token) {
      case "help", "crisis", "wrong-person" -> of("staff.alert." + token);
      case "stop" -> of("staff.state.opted-out");
      case "start", "yours", "doubtful", "info" -> of("staff.said." + token);
      default -> number(Double.valueOf(token)) + NO_BREAK_SPACE + "°C";
    };
  }
}
