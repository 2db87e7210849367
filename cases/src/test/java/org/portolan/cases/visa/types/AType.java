package org.portolan.cases.visa.types;

import java.util.ArrayList;
import java.util.List;
import org.portolan.cases.visa.model.Condition;
import org.portolan.cases.visa.model.Fee;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.Question.Kind;
import org.portolan.cases.visa.types.model.TypeDraft;
import org.portolan.cases.visa.types.model.TypeDraft.DraftDocument;
import org.portolan.cases.visa.types.model.TypeDraft.DraftQuestion;
import org.portolan.cases.visa.types.model.TypeDraft.Times;
import org.portolan.i18n.Language;

/** A kind of visa as somebody types it in English: for seafarers, with questions of its own. */
final class AType {

  private String name = "Seafarers";
  private final List<DraftQuestion> questions = new ArrayList<>();
  private final List<DraftDocument> documents = new ArrayList<>();
  private final List<String> grounds = new ArrayList<>();

  private AType() {}

  static AType forSeafarers() {
    AType type = new AType();
    type.asks("", "What is your name?", Kind.NAME);
    type.asks("", "When were you born?", Kind.DATE);
    type.asks("", "What is your nationality?", Kind.COUNTRY);
    type.asks("", "What is the number of your passport?", Kind.TEXT);
    type.asks("", "Until when is your passport valid?", Kind.DATE);
    type.wants("", "The page of your passport with your photograph");
    type.grounds.add("A document is not genuine.");
    return type;
  }

  AType named(String anew) {
    name = anew;
    return this;
  }

  AType asks(String id, String label, Kind kind, String... options) {
    return asks(id, label, kind, List.of(), options);
  }

  AType asks(String id, String label, Kind kind, List<Condition> when, String... options) {
    questions.add(
        new DraftQuestion(
            id,
            label,
            new Question("", kind, List.of(), false, null, null, null, null, List.of()),
            List.of(options),
            when));
    return this;
  }

  AType wants(String id, String label, Condition... when) {
    documents.add(new DraftDocument(id, label, List.of(when)));
    return this;
  }

  AType refusedBecause(String ground) {
    grounds.add(ground);
    return this;
  }

  TypeDraft typed() {
    return typed(Language.ENGLISH);
  }

  TypeDraft typed(Language language) {
    return new TypeDraft(
        language,
        name,
        "For crews of ships in our ports",
        new Times(30, 10, 14, 90),
        true,
        List.of(0),
        new Fee(4_000, "EUR", List.of("hardship")),
        grounds,
        documents,
        questions);
  }
}
