package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.chat.store.ChatLines;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.i18n.Language;

/**
 * A guest leaves the page and their chat goes on by text. They text a code of the page to us: so
 * nobody gets texts who has not written to us from there, and no form takes a number. From then on
 * the chat's enquiry is one of that number; what is texted is said in the chat, and what the desk
 * says while the visitor wrote by text last goes there too.
 */
@Dependent
public class ChatByText {

  /** What stands before the code, in the Latin letters that every telephone has. */
  public static final String WORD = "CHAT";

  /** For so long a code is good. */
  public static final Duration GOOD_FOR = Duration.ofMinutes(30);

  private static final int LENGTH = 8;
  private static final int GROUP = 4;

  private static final Pattern TEXTED =
      Pattern.compile("(?i)\\s*" + WORD + "[\\s:.-]*((?:[0-9a-z][\\s-]*){" + LENGTH + "})");

  private final ChatRows rows;
  private final ChatLines lines;
  private final Enquiries enquiries;
  private final WorkOnEnquiries work;
  private final BlindIndex index;

  @Inject
  public ChatByText(
      ChatRows rows, Enquiries enquiries, WorkOnEnquiries work, Timeline timeline, Keys keys) {
    this.rows = rows;
    this.lines = new ChatLines(timeline);
    this.enquiries = enquiries;
    this.work = work;
    this.index = keys.blindIndex();
  }

  /**
   * Draws a code for a guest's open chat; whichever was drawn before is good no more.
   *
   * @return what is to be texted, such as {@code CHAT 7K3M-9QX4}; empty when there is no such chat
   */
  public Optional<String> draw(Tx tx, PageTicket ticket) {
    return rows.lockOpen(tx, ticket.endpoint().index(index))
        .filter(Chat::ofEnquiry)
        .map(
            chat -> {
              String code = PageTicket.symbols(LENGTH);
              rows.mayGoOnByText(tx, chat.id(), indexOf(code), tx.now().plus(GOOD_FOR));
              return WORD + " " + code.substring(0, GROUP) + "-" + code.substring(GROUP);
            });
  }

  private byte[] indexOf(String code) {
    return index.ofTicket(WORD + " " + code);
  }

  /**
   * Moves a chat to where its code was texted from. An enquiry that is open there is closed if it
   * waits for nothing; while it waits for an answer the chat stays where it is.
   *
   * @return empty when a text is no code that is good, or the chat stays
   */
  public Optional<Moved> move(Tx tx, String text, Endpoint sender) {
    Matcher texted = TEXTED.matcher(text);
    if (!sender.channel().sends() || !texted.matches()) {
      return Optional.empty();
    }
    return rows.ofText(tx, indexOf(PageTicket.plain(texted.group(1))))
        .filter(chat -> isFree(tx, chat, sender))
        .filter(chat -> work.lock(tx, chat.caseId()).filter(now -> !now.closed()).isPresent())
        .map(
            chat -> {
              enquiries.moveTo(tx, chat.caseId(), sender);
              rows.goesOnByText(tx, chat.id());
              tx.record(chat.caseId(), "chat.by-text", Map.of());
              return new Moved(chat.caseId(), chat.language());
            });
  }

  private boolean isFree(Tx tx, Chat chat, Endpoint sender) {
    Optional<Enquiries.Open> there =
        enquiries.lockOpenOf(tx, sender).filter(one -> !one.caseId().equals(chat.caseId()));
    there.filter(one -> !one.waiting()).ifPresent(one -> work.close(tx, one.caseId()));
    return there.filter(Enquiries.Open::waiting).isEmpty();
  }

  /** Something was texted to an enquiry: it is said in its chat too, while one is open. */
  public void texted(Tx tx, UUID caseId, UUID entry) {
    rows.lockOpenOn(tx, caseId)
        .ifPresent(
            chat -> {
              lines.add(tx, chat, entry, Side.VISITOR);
              rows.goesOnByText(tx, chat.id());
            });
  }

  /**
   * Where a message of the desk goes beside its chat; empty when the visitor is at their page, or
   * it was said before.
   *
   * @param message its id
   */
  public Optional<Moved> whereTo(Tx tx, UUID chat, UUID message) {
    return rows.find(tx, chat)
        .filter(Chat::byText)
        .filter(one -> lines.numberOf(tx, one, message).isEmpty())
        .map(one -> new Moved(one.caseId(), one.language()));
  }

  /**
   * A chat that goes on by text.
   *
   * @param language that its visitor reads
   */
  public record Moved(UUID caseId, Language language) {}
}
