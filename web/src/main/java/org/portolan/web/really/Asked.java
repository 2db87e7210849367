package org.portolan.web.really;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.i18n.reading.SameText;
import org.portolan.messaging.outbox.SentTexts;

/**
 * What somebody typed on the page, in clear; it lives as long as the request.
 *
 * @param text that they doubt
 * @param phone that it came to
 * @param tooMuch whether more was sent than is read
 */
record Asked(String text, String phone, boolean tooMuch) {

  /** The page as it is found. */
  static final Asked NOTHING = new Asked("", "", false);

  /** From a form's fields; empty when there was more than is read. */
  static Asked of(Optional<Map<String, String>> fields) {
    return fields
        .map(all -> new Asked(all.getOrDefault("text", ""), all.getOrDefault("phone", ""), false))
        .orElse(new Asked("", "", true));
  }

  /** The number, if it can be one. */
  Optional<PhoneNumber> number() {
    return PhoneNumber.parse(phone.strip(), null);
  }

  /** What is wrong, the field that stands first before others. */
  List<Wrong> wrong() {
    List<Wrong> wrong = new ArrayList<>();
    if (tooMuch || text.length() > SentTexts.LONGEST) {
      wrong.add(new Wrong("text", "my.requests.too-long"));
    } else if (SameText.of(text).isEmpty()) {
      wrong.add(new Wrong("text", "really.empty"));
    }
    if (number().isEmpty() && !tooMuch) {
      wrong.add(new Wrong("phone", "my.sign-in.phone-wrong"));
    }
    return wrong;
  }

  @Override
  public String toString() {
    return "Asked";
  }

  /**
   * A field that cannot be read.
   *
   * @param key of the text that says why
   */
  record Wrong(String field, String key) {}
}
