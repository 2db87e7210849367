package org.portolan.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** What travellers are sent in a day of a quarantine, in every language as often. */
final class MessageMix {

  /** A message and who reads it. */
  record Message(Wording wording, Language language) {}

  private static final Wording SYMPTOMS =
      Wording.question(
          "question.symptoms",
          List.of(
              "option.cough",
              "option.breathing",
              "option.fever",
              "option.chills",
              "option.muscle-pain",
              "option.sore-throat",
              "option.stomach",
              "option.smell",
              "option.nothing"),
          true);

  private static final List<Wording> WORDINGS =
      List.of(
          Wording.question("question.mood", List.of("option.well", "option.unwell"), false),
          SYMPTOMS,
          Wording.question("question.temperature", List.of("option.no-thermometer"), false),
          Wording.question(
              "question.needs",
              List.of("option.food", "option.medicine", "option.call", "option.nothing"),
              true),
          Wording.of("reply.unclear").then(SYMPTOMS),
          Wording.of("reply.thanks"),
          Wording.of("reply.thanks-unwell", Map.of("emergency", "112"))
              .then(Wording.of("reply.needs-noted", Map.of("needs", List.of("food", "medicine")))),
          Wording.of("reply.help-off-duty", Map.of("when", "2026-11-24T08:30", "emergency", "112")),
          Wording.of("welfare.on-its-way", Map.of("need", "food")),
          Wording.of(
              "reply.enquiry",
              Map.of("reference", "E-7K3M-9QX4", "page", "https://portolan.example/ar")),
          Wording.of("traveller.code", Map.of("code", "424242")),
          Wording.of("closing.last-day"));

  private MessageMix() {}

  /** Each message in each language once, shuffled, always in the same way. */
  static List<Message> all() {
    List<Message> all = new ArrayList<>();
    for (Language language : Languages.travellers()) {
      WORDINGS.forEach(wording -> all.add(new Message(wording, language)));
    }
    Collections.shuffle(all, new Random(4));
    return all;
  }
}
