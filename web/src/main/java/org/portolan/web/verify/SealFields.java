package org.portolan.web.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.portolan.cases.seal.model.CheckSeal;
import org.portolan.cases.seal.model.Seal;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.seal.model.SealFeature;
import org.portolan.cases.seal.model.Stay;
import org.portolan.cases.seal.model.VisaSeal;
import org.portolan.i18n.Language;
import org.portolan.web.start.PublicFrame;

/** What a seal says, as a list to compare with the passport; {@code verify.js} writes the same. */
final class SealFields {

  /** Labels in the order in which they stand. */
  static final List<String> LABELS =
      List.of(
          "names",
          "passport",
          "nationality",
          "born",
          "until",
          "entries",
          "stay",
          "type",
          "issuer",
          "issued",
          "signer",
          "zone");

  private final PublicFrame frame;
  private final Language language;
  private final StringBuilder rows = new StringBuilder();

  SealFields(PublicFrame frame, Language language) {
    this.frame = frame;
    this.language = language;
  }

  /** The list; nothing when no seal could be read. */
  String of(CheckSeal.Result found) {
    if (found.seal().isEmpty()) {
      return "";
    }
    Seal seal = found.seal().get();
    found.visa().ifPresent(this::visa);
    row("issuer", seal.header().issuer());
    row("issued", seal.header().issued().toString());
    row("signer", seal.header().certificateName().toString());
    found.visa().ifPresent(visa -> row("zone", visa.upperLine() + "\n" + visa.lowerLine()));
    List<SealFeature> others =
        found.visa().isPresent() ? VisaSeal.others(seal) : new ArrayList<>(seal.features());
    for (SealFeature other : others) {
      String label = frame.text(language, "verify.other", "number", Integer.toString(other.tag()));
      add(label, other.text().orElseGet(other::hex));
    }
    return "<dl class=\"seal\">\n" + rows + "</dl>\n";
  }

  private void visa(SealContent visa) {
    row("names", visa.names());
    row("passport", visa.passport());
    row("nationality", visa.nationality());
    row("born", visa.born());
    row("until", visa.validUntil().toString());
    visa.entries()
        .ifPresent(
            number ->
                add(
                    label("entries"),
                    number == 0 ? plain("verify.entries-any") : Integer.toString(number)));
    add(label("stay"), stay(visa.stay()));
    visa.type().ifPresent(type -> row("type", type));
  }

  private String stay(Stay stay) {
    if (stay.equals(Stay.UNTIL_THE_VISA_ENDS)) {
      return plain("verify.stay-until");
    }
    if (stay.equals(Stay.DECIDED_AT_ENTRY)) {
      return plain("verify.stay-border");
    }
    if (stay.equals(Stay.TRANSIT_WITHOUT_ENTRY)) {
      return plain("verify.stay-transit");
    }
    return stayPattern(frame, language)
        .replace("{days}", Integer.toString(stay.days()))
        .replace("{months}", Integer.toString(stay.months()))
        .replace("{years}", Integer.toString(stay.years()));
  }

  /** The text with its three arguments still to be put in: script puts them in too. */
  static String stayPattern(PublicFrame frame, Language language) {
    return frame.plain(
        language,
        "verify.stay-time",
        Map.of("days", "{days}", "months", "{months}", "years", "{years}"));
  }

  private String plain(String key) {
    return frame.plain(language, key);
  }

  private String label(String field) {
    return frame.text(language, "verify." + field);
  }

  private void row(String field, String value) {
    add(label(field), value);
  }

  private void add(String label, String value) {
    rows.append("<dt>")
        .append(label)
        .append("</dt><dd><bdi>")
        .append(PublicFrame.escaped(value).replace("\n", "<br>"))
        .append("</bdi></dd>\n");
  }
}
