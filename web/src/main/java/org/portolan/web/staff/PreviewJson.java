package org.portolan.web.staff;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import org.portolan.i18n.Language;
import org.portolan.i18n.sms.ForcingCharacter;
import org.portolan.i18n.sms.SmsParts;
import org.portolan.messaging.preview.PreviewedMessage;
import org.portolan.messaging.preview.PreviewedMessage.InLanguage;
import org.portolan.messaging.preview.PreviewedText;
import org.portolan.messaging.preview.Prices;
import org.portolan.messaging.preview.SampleMessage;

/** A preview as a program reads it. */
final class PreviewJson {

  private final Prices prices;
  private final String country;

  /**
   * @param country ISO 3166-1 alpha-2 in any case; null when nobody asked for a price
   */
  PreviewJson(Prices prices, String country) {
    this.prices = prices;
    this.country = country == null ? null : country.toUpperCase(Locale.ROOT);
  }

  static JsonObjectBuilder named(SampleMessage message) {
    return Json.createObjectBuilder()
        .add("message", message.id())
        .add("kind", message.kind().key())
        .add("budget", message.budget());
  }

  JsonObjectBuilder of(PreviewedMessage preview) {
    JsonArrayBuilder languages = Json.createArrayBuilder();
    preview.languages().forEach(one -> languages.add(of(one)));
    return named(preview.message()).add("languages", languages);
  }

  private JsonObjectBuilder of(InLanguage one) {
    Language language = one.language();
    return Json.createObjectBuilder()
        .add("language", language.tag())
        .add("name", language.ownName())
        .add("direction", language.rightToLeft() ? "rtl" : "ltr")
        .add("reviewed", one.reviewed())
        .add("withinBudget", one.withinBudget())
        .addAll(of(one.text()));
  }

  JsonObjectBuilder of(PreviewedText text) {
    SmsParts size = text.size();
    JsonArrayBuilder forcing = Json.createArrayBuilder();
    text.forcing().forEach(character -> forcing.add(of(character)));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("text", text.text())
            .add("encoding", size.encoding().shown())
            .add("units", size.units())
            .add("parts", size.parts())
            .add("left", size.left())
            .add("forcing", forcing);
    prices
        .of(text, country)
        .ifPresentOrElse(
            price ->
                json.add(
                    "price",
                    Json.createObjectBuilder()
                        .add("amount", price.amount())
                        .add("currency", price.currency())
                        .add("country", country)),
            () -> json.addNull("price"));
    return json;
  }

  private static JsonObjectBuilder of(ForcingCharacter character) {
    return Json.createObjectBuilder()
        .add("code", character.code())
        .add("name", character.name())
        .add("position", character.position())
        .add("times", character.times());
  }
}
