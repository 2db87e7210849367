package org.portolan.cases.chat.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portolan.i18n.Language;

/**
 * A chat as it stands. It waits from the visitor's first message until a member of staff takes it;
 * they may hand it back or on, and either side ends it.
 *
 * @param ofEnquiry whether its case is an enquiry: then it was begun by a guest
 * @param language that the visitor reads
 * @param waitingSince empty while somebody has it
 * @param officer the id of the actor who has it
 * @param interpreter the id of the actor who helps with the language
 * @param lastSeq the number of the last message, from 1; 0 when there is none
 * @param visitorRead up to which message the visitor has read
 * @param deskRead up to which message whoever has it has read
 * @param visitorTypedAt when the visitor last typed something that was not sent yet
 * @param byText whether the visitor wrote by text last
 * @param helped what the visitor said of it, asked for once
 * @param cameFrom the post that passed it on last
 * @param linked the case of the application on which what is said in it stands too
 */
public record Chat(
    UUID id,
    UUID caseId,
    boolean ofEnquiry,
    String scope,
    Language language,
    ChatState state,
    Instant openedAt,
    Optional<Instant> waitingSince,
    Optional<String> officer,
    Optional<String> interpreter,
    long lastSeq,
    long visitorRead,
    long deskRead,
    Optional<Instant> visitorTypedAt,
    Optional<Instant> deskTypedAt,
    boolean byText,
    Optional<Boolean> helped,
    Optional<String> cameFrom,
    Optional<UUID> linked) {

  /** After a key was pressed somebody is still typing for so long. */
  public static final Duration TYPING = Duration.ofSeconds(6);

  /** Whether something can still be said in it. */
  public boolean isOpen() {
    return state != ChatState.ENDED;
  }

  /** Whether somebody has it, by the id of their actor. */
  public boolean isOf(String actor) {
    return officer.filter(actor::equals).isPresent();
  }

  /** Whether somebody may say something in it for the desk: who has it, and who interprets. */
  public boolean isAnsweredBy(String actor) {
    return state == ChatState.TALKING
        && (isOf(actor) || interpreter.filter(actor::equals).isPresent());
  }

  /** Whether a side is typing now. */
  public boolean isTyping(Side side, Instant now) {
    return isOpen()
        && (side == Side.VISITOR ? visitorTypedAt : deskTypedAt)
            .filter(at -> at.plus(TYPING).isAfter(now))
            .isPresent();
  }
}
