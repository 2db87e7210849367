package org.portolan.web.portal.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.portal.entry.FollowRules.Asked;
import org.portolan.cases.portal.entry.FollowRules.Wanted;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.Decision;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Facts;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.entry.model.Step;
import org.portolan.cases.traveller.Digits;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.entry.SendChecklist;
import org.portolan.web.portal.entry.AnswerView.Sending;

/** What is said next to somebody who asks: a question, the answer, or what became of a text. */
final class TravelConversation {

  private final TravelFrame frame;
  private final CompiledRules rules;
  private final SendChecklist texts;
  private final Function<String, LocalDate> today;
  private final String from;
  private final QuestionView questions;
  private final AnswerView answers;

  /**
   * A conversation for one request.
   *
   * @param number that people write to
   * @param today the day it is at a destination
   * @param from where the request came from, as limits count it
   */
  TravelConversation(
      TravelFrame frame,
      CompiledRules rules,
      SendChecklist texts,
      Optional<String> number,
      Function<String, LocalDate> today,
      String from) {
    this.frame = frame;
    this.rules = rules;
    this.texts = texts;
    this.today = today;
    this.from = from;
    this.questions = new QuestionView(frame);
    this.answers = new AnswerView(frame, number);
  }

  /**
   * A page.
   *
   * @param asFile whether it is to be kept and not looked at
   */
  record Said(String page, boolean asFile) {
    @Override
    public String toString() {
      return "Said";
    }
  }

  /** The first question. */
  String first() {
    return first(Map.of());
  }

  private String first(Map<String, String> fields) {
    String destination = fields.getOrDefault(TravelForm.TO, "");
    LocalDate day = today.apply(destination);
    TravelForm form = TravelForm.of(fields, rules.edition(destination), day);
    boolean sample = rules.destinations().stream().anyMatch(this::isSample);
    return questions.first(rules.destinations(), day, form, sample);
  }

  private boolean isSample(String destination) {
    return rules.of(destination).stream().anyMatch(PublishedRule::sample);
  }

  /** What follows on a form that was sent. */
  Said next(Map<String, String> fields) {
    String destination = fields.getOrDefault(TravelForm.TO, "");
    LocalDate day = today.apply(destination);
    TravelForm form = TravelForm.of(fields, rules.edition(destination), day);
    Facts facts = form.facts();
    if (facts == null) {
      return new Said(first(fields), false);
    }
    if (form.typed("do").equals("code")) {
      return new Said(code(form, facts, day), false);
    }
    String sample = frame.sample(isSample(destination));
    if (form.former().isPresent() && facts.nationality() == null) {
      String page = questions.former(form.former().get(), facts, edition(facts), sample);
      return new Said(page, false);
    }
    return rules
        .next(facts)
        .fold(
            ask -> new Said(questions.ask(ask, facts, edition(facts), form, sample), false),
            decided -> decided(form, facts, decided.decision(), day));
  }

  private String edition(Facts facts) {
    return rules.edition(facts.destination());
  }

  private Said decided(TravelForm form, Facts facts, Decision decision, LocalDate day) {
    return switch (form.typed("do")) {
      case "keep" -> new Said(answers.kept(facts, decision, day), true);
      case "send" -> new Said(send(form, facts, decision, day), false);
      default -> new Said(answer(facts, decision, day, Sending.NOTHING), false);
    };
  }

  private String answer(Facts facts, Decision decision, LocalDate day, Sending sending) {
    return answers.answer(facts, decision, edition(facts), day, sending);
  }

  private String send(TravelForm form, Facts facts, Decision decision, LocalDate day) {
    String typed = form.typed("phone");
    boolean known = decision.effect().isPresent();
    boolean text = known && form.has("text");
    boolean follow = form.has("follow");
    Optional<PhoneNumber> phone = PhoneNumber.parse(typed, null);
    if (phone.isEmpty() || !text && !follow) {
      String why = text || follow ? "travel.wrong.phone" : "travel.wrong.choose";
      String field = text || follow ? "phone" : "text";
      return answer(facts, decision, day, new Sending(typed, text, follow, Map.of(field, why)));
    }
    List<Integer> followed =
        follow ? decision.deciding().stream().map(PublishedRule::number).toList() : List.of();
    Optional<String> country = known ? Optional.empty() : Optional.of(facts.destination());
    Wanted wanted =
        new Wanted(frame.language().tag(), followed, country, follow ? facts.arrival() : day);
    return texts
        .ask(phone.get(), wanted, from)
        .fold(
            asked -> code(facts, new Sending(typed, text, follow, Map.of()), asked),
            wait ->
                answer(
                    facts,
                    decision,
                    day,
                    new Sending(typed, text, follow, Map.of("phone", "travel.wait"))));
  }

  private String code(Facts facts, Sending sending, Asked asked) {
    return answers.code(facts, edition(facts), sending, asked.id(), false);
  }

  /** Before all else: rules that have changed since it was sent do not make it wrong. */
  private String code(TravelForm form, Facts facts, LocalDate day) {
    Step step = rules.next(facts);
    Optional<Effect> effect =
        step.fold(ask -> Optional.empty(), known -> known.decision().effect());
    Optional<UUID> id = id(form.typed("id"));
    boolean text = form.has("text");
    String code = Digits.western(form.typed("code")).replaceAll("\\s", "");
    boolean right =
        id.isPresent()
            && texts.enter(
                id.get(),
                code,
                frame.language(),
                facts.destination(),
                text ? effect.orElse(null) : null);
    if (!right) {
      Sending sending = new Sending("", text, false, Map.of());
      return answers.code(facts, edition(facts), sending, id.orElseGet(UUID::randomUUID), true);
    }
    return step.fold(
        ask -> questions.ask(ask, facts, edition(facts), form, frame.said("travel.code-right")),
        known -> answers.finished(facts, known.decision(), day));
  }

  private static Optional<UUID> id(String typed) {
    try {
      return Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
