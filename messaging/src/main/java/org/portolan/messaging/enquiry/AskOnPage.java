package org.portolan.messaging.enquiry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.chat.AlsoInChat;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.enquiry.AlarmTheDesk;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Delivery;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.cases.timeline.Timeline.Kind;
import org.portolan.cases.traveller.PageTurns;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.AnswerReader;

/**
 * Somebody asks on a public page, without saying who they are, and comes back with a ticket for the
 * answer. It is an enquiry like any other; words of danger raise the alarm as they do in a text.
 */
@Dependent
public class AskOnPage {

  private final CaseStore store;
  private final Enquiries enquiries;
  private final WorkOnEnquiries work;
  private final Timeline timeline;
  private final AlarmTheDesk desk;
  private final AlsoInChat chats;
  private final PageTurns turns;
  private final BlindIndex index;
  private final AnswerReader reader = new AnswerReader();

  @Inject
  public AskOnPage(
      CaseStore store,
      Enquiries enquiries,
      WorkOnEnquiries work,
      Timeline timeline,
      AlarmTheDesk desk,
      AlsoInChat chats,
      PageTurns turns,
      Keys keys) {
    this.store = store;
    this.enquiries = enquiries;
    this.work = work;
    this.timeline = timeline;
    this.desk = desk;
    this.chats = chats;
    this.turns = turns;
    this.index = keys.blindIndex();
  }

  /** As whom questions are written and their answers looked up. */
  public static Actor actor() {
    return Actor.system("page-questions", Compartment.INFORMATION);
  }

  /**
   * Asks, or asks further. The same text sent again with the same ticket is the same question.
   *
   * @param address where the request came from, as limits count it
   */
  public Outcome ask(PageTicket ticket, AnswerText text, Language language, String address) {
    if (text.isEmpty()) {
      return new Refused(Refusal.EMPTY);
    }
    if (text.tooLongBy() > 0) {
      return new Refused(Refusal.TOO_LONG);
    }
    boolean danger = reader.tellsOfDanger(text.text());
    return turns
        .ask(ticket.text(), danger, address)
        .<Outcome>map(Wait::new)
        .orElseGet(
            () -> told(store.call(actor(), tx -> asked(tx, ticket, text, language, danger))));
  }

  /** Whether it can be asked, and does not tell of danger: nothing may come before that. */
  public boolean mayWait(AnswerText text) {
    return !text.isEmpty() && text.tooLongBy() == 0 && !reader.tellsOfDanger(text.text());
  }

  private Outcome told(Written written) {
    return new Asked(
        written.reference,
        written.alarmed ? Optional.of(desk.promised(ZoneOffset.UTC)) : Optional.empty());
  }

  private Written asked(
      Tx tx, PageTicket ticket, AnswerText text, Language language, boolean danger) {
    Enquiries.Opened opened = enquiries.of(tx, ticket.endpoint(), language.tag(), Optional.empty());
    UUID enquiry = opened.caseId();
    List<String> understood = danger ? List.of(Call.CRISIS.key()) : List.of();
    UUID entry = idOf(enquiry, text);
    timeline.received(
        tx, enquiry, entry, tx.now(), Channel.WEB.key(), language, text.text(), understood);
    chats.said(tx, enquiry, entry, Side.VISITOR);
    return new Written(opened.reference(), danger && desk.raise(tx, enquiry, Call.CRISIS));
  }

  private record Written(CaseReference reference, boolean alarmed) {}

  /**
   * The same words in the same enquiry are the same message, however often a form is sent. Keyed:
   * the id is stored in clear, and nobody may try words against it.
   */
  private UUID idOf(UUID enquiry, AnswerText text) {
    ByteBuffer hash = ByteBuffer.wrap(index.ofWords(enquiry, text.text()));
    return new UUID(hash.getLong(), hash.getLong());
  }

  /**
   * What was asked and answered with a ticket, in the order of time; what is shown now counts as
   * read.
   */
  public Found read(PageTicket ticket, String address) {
    return turns
        .read(ticket.text(), address)
        .<Found>map(Later::new)
        .orElseGet(() -> store.call(actor(), tx -> found(tx, ticket)));
  }

  private Found found(Tx tx, PageTicket ticket) {
    List<Said> said = new ArrayList<>();
    Optional<CaseReference> reference = Optional.empty();
    for (UUID enquiry : enquiries.allOf(tx, ticket.endpoint())) {
      reference = Optional.of(enquiries.reference(tx, enquiry));
      for (Entry entry : timeline.of(tx, enquiry)) {
        if (entry.kind() != Kind.NOTE) {
          said.add(new Said(entry.kind() == Kind.SENT, entry.at(), entry.body()));
          markRead(tx, enquiry, entry);
        }
      }
    }
    said.sort(Comparator.comparing(Said::at).thenComparing(Said::ours));
    return reference.<Found>map(known -> new Exchange(known, said)).orElse(new Nothing());
  }

  private void markRead(Tx tx, UUID enquiry, Entry entry) {
    if (entry.kind() == Kind.SENT && entry.delivery() != Delivery.READ) {
      timeline.delivery(tx, entry.id(), Delivery.READ);
      work.delivered(tx, enquiry, entry.id(), Delivery.READ.key());
    }
  }

  /** What became of a question. */
  public sealed interface Outcome permits Asked, Refused, Wait {

    /** One of three ways on. */
    default <R> R fold(
        Function<Asked, R> asked, Function<Refused, R> refused, Function<Wait, R> wait) {
      if (this instanceof Asked yes) {
        return asked.apply(yes);
      }
      return this instanceof Refused no ? refused.apply(no) : wait.apply((Wait) this);
    }
  }

  /**
   * It is asked.
   *
   * @param reference of its file, to be named on the telephone
   * @param told what whoever is in danger is told at once; empty for anybody else, and for whoever
   *     was told it before
   */
  public record Asked(CaseReference reference, Optional<Wording> told) implements Outcome {}

  /** It cannot be asked. */
  public record Refused(Refusal why) implements Outcome {}

  /** Not now: too many were asked. */
  public record Wait(Instant until) implements Outcome {}

  /** Why a question is none. */
  public enum Refusal {
    EMPTY,
    /** Longer than {@link AnswerText#LONGEST}. */
    TOO_LONG;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** What there is for a ticket. */
  public sealed interface Found permits Exchange, Nothing, Later {

    /** One of three ways on. */
    default <R> R fold(
        Function<Exchange, R> exchange, Function<Nothing, R> nothing, Function<Later, R> later) {
      if (this instanceof Exchange there) {
        return exchange.apply(there);
      }
      return this instanceof Nothing none ? nothing.apply(none) : later.apply((Later) this);
    }
  }

  /** What was asked and answered. */
  public record Exchange(CaseReference reference, List<Said> said) implements Found {}

  /** Nobody asked with this ticket, or it was forgotten since. */
  public record Nothing() implements Found {}

  /** Not now: too many were looked for. */
  public record Later(Instant until) implements Found {}

  /**
   * What was said.
   *
   * @param ours whether we said it
   */
  public record Said(boolean ours, Instant at, String text) {

    @Override
    public String toString() {
      return "Said[" + at + "]";
    }
  }
}
