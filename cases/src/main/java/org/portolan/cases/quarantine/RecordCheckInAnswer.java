package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.quarantine.model.AlertRule;
import org.portolan.cases.quarantine.model.Answer;
import org.portolan.cases.quarantine.model.AnswerReading;
import org.portolan.cases.quarantine.model.CheckIn;
import org.portolan.cases.quarantine.model.Protocol;
import org.portolan.cases.quarantine.model.Question;
import org.portolan.cases.quarantine.model.Reaction;
import org.portolan.cases.quarantine.store.CheckIns;
import org.portolan.cases.quarantine.store.CheckIns.Conversation;
import org.portolan.cases.quarantine.store.CheckIns.Latest;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.welfare.WelfareRequests;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.reading.AnswerReader;

/**
 * Records what somebody in quarantine texted: read as an answer, put on the timeline, acted upon,
 * and replied to, all in the caller's transaction.
 */
@Dependent
public class RecordCheckInAnswer {

  /** How soon a person reads what could not be understood. */
  private static final Duration READ_WITHIN = Duration.ofHours(1);

  private static final String LATE = "reply.late-noted";

  private final CheckIns checkIns;
  private final Timeline timeline;
  private final Alerts alerts;
  private final WelfareRequests welfare;
  private final Attention attention;
  private final AnswerReading reading = new AnswerReading(new AnswerReader());

  @Inject
  public RecordCheckInAnswer(
      CheckIns checkIns,
      Timeline timeline,
      Alerts alerts,
      WelfareRequests welfare,
      Attention attention) {
    this.checkIns = checkIns;
    this.timeline = timeline;
    this.alerts = alerts;
    this.welfare = welfare;
    this.attention = attention;
  }

  /**
   * Records a text of the person whose quarantine this is.
   *
   * @throws IllegalArgumentException when the case is no quarantine that this actor has
   */
  public CheckInReply record(Tx tx, UUID caseId, HeardText heard) {
    return record(tx, Map.of(caseId, heard)).get(caseId);
  }

  /**
   * Records texts of several people at once.
   *
   * @param heard by the case of the person who wrote it
   * @return what to reply, by case
   * @throws IllegalArgumentException when a case is no quarantine that this actor has
   */
  public Map<UUID, CheckInReply> record(Tx tx, Map<UUID, HeardText> heard) {
    Map<UUID, CheckInReply> replies = new HashMap<>();
    for (Conversation conversation : checkIns.lock(tx, heard.keySet())) {
      UUID caseId = conversation.caseId();
      replies.put(caseId, record(tx, conversation, heard.get(caseId)));
    }
    if (replies.size() != heard.size()) {
      throw new IllegalArgumentException("No such quarantine");
    }
    return replies;
  }

  private CheckInReply record(Tx tx, Conversation conversation, HeardText heard) {
    Optional<CheckInReply> earlier = ofAnEarlierDay(tx, conversation, heard);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    LocalDate today = heard.receivedAt().atZone(conversation.zone()).toLocalDate();
    if (beginsToday(conversation, today)) {
      CheckIn todays = CheckIn.due(UUID.randomUUID(), conversation.protocol());
      Reaction reaction = hear(tx, conversation, todays, heard);
      boolean alone = conversation.latest().isEmpty();
      if ((alone || !reaction.understood().isEmpty())
          && checkIns.begin(tx, conversation.caseId(), today, todays)) {
        return heard(tx, conversation, new Latest(today, todays), heard, reaction);
      }
    }
    if (conversation.latest().isEmpty()) {
      return forAPerson(tx, conversation, heard);
    }
    Latest latest = conversation.latest().get();
    Reaction reaction = hear(tx, conversation, latest.checkIn(), heard);
    return heard(tx, conversation, latest, heard, reaction);
  }

  /**
   * An answer to the question of an earlier day than the latest says nothing of the latest, whose
   * own question is asked once more. What cannot be read as such an answer is taken like any other.
   */
  private Optional<CheckInReply> ofAnEarlierDay(Tx tx, Conversation conversation, HeardText heard) {
    Optional<Latest> earlier =
        heard
            .answered()
            .flatMap(
                written ->
                    conversation
                        .latest()
                        .flatMap(latest -> checkIns.before(tx, conversation, latest, written)));
    if (earlier.isEmpty()) {
      return Optional.empty();
    }
    CheckIn checkIn = earlier.get().checkIn();
    Reaction reaction = hear(tx, conversation, checkIn, heard);
    if (reaction.understood().isEmpty()) {
      return Optional.empty();
    }
    List<String> understood = keep(tx, conversation, checkIn, heard, reaction);
    Wording noted = thanks(tx, conversation, checkIn, reaction, LATE);
    Optional<Wording> open =
        conversation
            .latest()
            .flatMap(latest -> latest.checkIn().openQuestion())
            .map(Question::wording);
    return Optional.of(
        new CheckInReply(Optional.of(open.map(noted::then).orElse(noted)), understood));
  }

  private Reaction hear(Tx tx, Conversation conversation, CheckIn checkIn, HeardText heard) {
    return checkIn.hear(
        heard.text(), conversation.language(), heard.receivedAt(), tx.now(), reading);
  }

  private CheckInReply heard(
      Tx tx, Conversation conversation, Latest latest, HeardText heard, Reaction reaction) {
    CheckIn checkIn = latest.checkIn();
    List<String> understood = keep(tx, conversation, checkIn, heard, reaction);
    LocalDate today = heard.receivedAt().atZone(conversation.zone()).toLocalDate();
    boolean late = latest.day().isBefore(today);
    String thanks =
        late
            ? LATE
            : today.isBefore(conversation.lastDay()) ? "reply.thanks" : "reply.already-answered";
    return new CheckInReply(reply(tx, conversation, checkIn, reaction, thanks), understood);
  }

  /** Keeps what was heard, acts upon it and returns what was understood. */
  private List<String> keep(
      Tx tx, Conversation conversation, CheckIn checkIn, HeardText heard, Reaction reaction) {
    checkIns.save(tx, conversation.caseId(), checkIn);
    List<String> understood = tokens(reaction.understood(), conversation.protocol());
    putOnTimeline(tx, conversation, heard, understood);
    act(tx, conversation, checkIn, reaction, understood);
    return understood;
  }

  /** Who writes when the latest check-in is done and of the past begins today's by themselves. */
  private static boolean beginsToday(Conversation conversation, LocalDate today) {
    boolean done =
        conversation
            .latest()
            .map(latest -> latest.day().isBefore(today) && isOver(latest.checkIn()))
            .orElse(true);
    return done
        && !today.isBefore(conversation.firstDay())
        && !today.isAfter(conversation.lastDay());
  }

  private static boolean isOver(CheckIn checkIn) {
    return switch (checkIn.state()) {
      case COMPLETE, GIVEN_UP -> true;
      case DUE, ASKED, REACHED, NOT_REACHED, ANSWERING -> false;
    };
  }

  private CheckInReply forAPerson(Tx tx, Conversation conversation, HeardText heard) {
    putOnTimeline(tx, conversation, heard, List.of());
    alerts.raise(tx, conversation.caseId(), "message", Severity.ATTENTION, READ_WITHIN);
    return new CheckInReply(Optional.of(Wording.of("reply.officer-will-look")), List.of());
  }

  private void putOnTimeline(
      Tx tx, Conversation conversation, HeardText heard, List<String> understood) {
    timeline.received(
        tx,
        conversation.caseId(),
        heard.message(),
        heard.receivedAt(),
        heard.channel(),
        conversation.language(),
        heard.text(),
        understood);
  }

  private void act(
      Tx tx,
      Conversation conversation,
      CheckIn checkIn,
      Reaction reaction,
      List<String> understood) {
    UUID caseId = conversation.caseId();
    tx.record(
        caseId,
        "check-in.heard",
        Map.of(
            "checkIn", checkIn.id().toString(),
            "made", reaction.kind().name(),
            "understood", understood));
    for (AlertRule rule : reaction.alerts()) {
      alerts.raise(tx, caseId, rule.kind(), rule.severity(), rule.answerWithin());
    }
    if (reaction.kind() == Reaction.Kind.FOR_A_PERSON) {
      alerts.raise(tx, caseId, "unclear", Severity.ATTENTION, READ_WITHIN);
    }
    welfare.request(tx, caseId, needs(reaction));
    if (!reaction.dropped().isEmpty()) {
      welfare.withdraw(tx, caseId, reaction.dropped());
    }
  }

  private static List<String> needs(Reaction reaction) {
    return Optional.ofNullable(reaction.understood().get("needs"))
        .map(Answer::options)
        .orElse(List.of())
        .stream()
        .filter(need -> !need.equals("nothing"))
        .toList();
  }

  private Optional<Wording> reply(
      Tx tx, Conversation conversation, CheckIn checkIn, Reaction reaction, String thanks) {
    return switch (reaction.kind()) {
      case NEXT -> {
        Wording question = reaction.ask().orElseThrow().wording();
        yield Optional.of(
            alarming(reaction)
                ? attention.promised(tx, conversation.scope(), conversation.zone()).then(question)
                : question);
      }
      case DONE -> Optional.of(thanks(tx, conversation, checkIn, reaction, thanks));
      case ALREADY_ANSWERED -> Optional.of(Wording.of("reply.already-answered"));
      case UNCLEAR ->
          Optional.of(Wording.of("reply.unclear").then(reaction.ask().orElseThrow().wording()));
      case FOR_A_PERSON -> Optional.of(Wording.of("reply.officer-will-look"));
      case REPEATED, KNOWN_TO_A_PERSON -> Optional.empty();
    };
  }

  private Wording thanks(
      Tx tx, Conversation conversation, CheckIn checkIn, Reaction reaction, String thanks) {
    List<String> needs = new ArrayList<>(needs(reaction));
    boolean call = needs.remove("call");
    List<Wording> said = new ArrayList<>();
    if (!checkIn.well().orElse(true)) {
      said.add(Wording.of("reply.thanks-unwell", Map.of("emergency", attention.emergencyNumber())));
    }
    if (!needs.isEmpty()) {
      said.add(Wording.of("reply.needs-noted", Map.of("needs", needs)));
    }
    if (call || alarming(reaction)) {
      said.add(attention.promised(tx, conversation.scope(), conversation.zone()));
    }
    return said.stream().reduce(Wording::then).orElseGet(() -> Wording.of(thanks));
  }

  private static boolean alarming(Reaction reaction) {
    return reaction.alerts().stream().anyMatch(rule -> rule.severity() == Severity.ALARM);
  }

  private static List<String> tokens(Map<String, Answer> understood, Protocol protocol) {
    Map<String, Answer> inOrder = new LinkedHashMap<>();
    protocol.questions().stream()
        .filter(question -> understood.containsKey(question.id()))
        .forEach(question -> inOrder.put(question.id(), understood.get(question.id())));
    return inOrder.values().stream().flatMap(answer -> answer.tokens().stream()).toList();
  }
}
