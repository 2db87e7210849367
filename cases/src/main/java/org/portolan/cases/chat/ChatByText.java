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
import org.portolan.cases.chat.store.TextedChats;
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
 * says while the visitor wrote by text last goes there too. Whoever texted the code may be another
 * than whoever is at the page: files that came by text do not open there.
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
  private final TextedChats texted = new TextedChats();
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
   * Draws a code for a guest's open chat that is linked to no application; whichever was drawn
   * before is good no more.
   *
   * @return what is to be texted, such as {@code CHAT 7K3M-9QX4}; empty when there is no such chat
   */
  public Optional<String> draw(Tx tx, PageTicket ticket) {
    return rows.lockOpen(tx, ticket.endpoint().index(index))
        .filter(Chat::ofEnquiry)
        .filter(chat -> chat.linked().isEmpty())
        .map(
            chat -> {
              String code = PageTicket.symbols(LENGTH);
              texted.mayGoOn(tx, chat.id(), indexOf(code), tx.now().plus(GOOD_FOR));
              return WORD + " " + code.substring(0, GROUP) + "-" + code.substring(GROUP);
            });
  }

  private byte[] indexOf(String code) {
    return index.ofTicket(WORD + " " + code);
  }

  /**
   * Moves a chat to where its code was texted from. An enquiry that is open there is closed if it
   * waits for nothing; while it waits for an answer the chat stays where it is, and its code is
   * good as before.
   *
   * @param mayMove false while what is texted from there answers something else
   * @return empty when a text is no code that is good
   */
  public Optional<Texted> move(Tx tx, String text, Endpoint sender, boolean mayMove) {
    Matcher words = TEXTED.matcher(text);
    if (!sender.channel().sends() || !words.matches()) {
      return Optional.empty();
    }
    byte[] code = indexOf(PageTicket.plain(words.group(1)));
    Optional<Chat> seen = texted.ofCode(tx, code);
    if (!mayMove || seen.isEmpty()) {
      return seen.map(chat -> new Texted(chat.caseId(), chat.language(), false));
    }
    // its enquiry is locked first, as everywhere; whoever was faster has used the code meanwhile
    return work.lock(tx, seen.get().caseId())
        .filter(now -> !now.closed())
        .flatMap(unused -> rows.lock(tx, seen.get().id()))
        .flatMap(unused -> texted.ofCode(tx, code))
        .map(chat -> move(tx, chat, sender));
  }

  private Texted move(Tx tx, Chat chat, Endpoint sender) {
    Optional<Enquiries.Open> there =
        enquiries.lockOpenOf(tx, sender).filter(one -> !one.caseId().equals(chat.caseId()));
    if (there.filter(Enquiries.Open::waiting).isPresent()) {
      return new Texted(there.get().caseId(), chat.language(), false);
    }
    there.ifPresent(one -> work.close(tx, one.caseId()));
    enquiries.moveTo(tx, chat.caseId(), sender);
    texted.goesOn(tx, chat.id());
    tx.record(chat.caseId(), "chat.by-text", Map.of());
    return new Texted(chat.caseId(), chat.language(), true);
  }

  /** Something was texted to an enquiry: it is said in its chat too, while one is open. */
  public void texted(Tx tx, UUID caseId, UUID entry) {
    rows.lockOpenOn(tx, caseId)
        .ifPresent(
            chat -> {
              lines.add(tx, chat, entry, Side.VISITOR);
              texted.goesOn(tx, chat.id());
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
   * The code of a chat was texted.
   *
   * @param caseId the enquiry to be answered about: the chat's when it moved, else the one that
   *     waits at that number, or the chat's when it was not to move
   * @param language that its visitor reads
   * @param moved whether the chat goes on there; else it stays on its page
   */
  public record Texted(UUID caseId, Language language, boolean moved) {}

  /**
   * A chat that goes on by text.
   *
   * @param language that its visitor reads
   */
  public record Moved(UUID caseId, Language language) {}
}
