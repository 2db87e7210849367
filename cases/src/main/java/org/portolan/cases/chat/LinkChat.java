package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.chat.store.LinkedChats;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.files.CasesInReach;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.visa.ApplicationsInSight;

/**
 * A guest turns out to be an applicant. Whoever has their chat, and may see the application, says
 * how they made sure of it and links the two: what was said and will be said stands on the
 * application's timeline too. The guest is shown nothing of it, and a wrong link is taken back with
 * all that came by it.
 */
@Dependent
public class LinkChat {

  private static final String STAFF = "staff:";

  private final ChatRows rows;
  private final LinkedChats links = new LinkedChats();
  private final WorkOnChats work;
  private final ApplicationsInSight applications;
  private final CopyToApplication copying;

  @Inject
  public LinkChat(
      ChatRows rows,
      WorkOnChats work,
      ApplicationsInSight applications,
      Timeline timeline,
      Keys keys) {
    this.rows = rows;
    this.work = work;
    this.applications = applications;
    this.copying = new CopyToApplication(timeline, keys.sealer());
  }

  /**
   * Links a guest's chat.
   *
   * @param typed the application's reference, as somebody typed it
   * @param check how the officer made sure that it is the same person; empty when they did not say
   */
  public Linking link(Tx tx, UUID id, String typed, Optional<Check> check) {
    work.lock(tx, id);
    Optional<Chat> chat = rows.find(tx, id);
    Optional<Linking> refusal = refusal(tx, chat).or(() -> unchecked(check));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<CaseReference> reference = CaseReference.parse(typed);
    Optional<UUID> application = reference.flatMap(one -> applications.find(tx, one, account(tx)));
    if (application.isEmpty()) {
      return reference.isEmpty() ? Linking.NO_REFERENCE : Linking.NOT_FOUND;
    }
    return link(tx, chat.get(), reference.get(), application.get(), check.get());
  }

  private static Optional<Linking> refusal(Tx tx, Optional<Chat> chat) {
    if (chat.isEmpty() || chat.get().isOpen() && !chat.get().isOf(tx.actor().id())) {
      return Optional.of(Linking.NOT_YOURS);
    }
    if (!chat.get().ofEnquiry()) {
      return Optional.of(Linking.ON_APPLICATION);
    }
    return chat.get().isOpen() && chat.get().byText()
        ? Optional.of(Linking.BY_TEXT)
        : Optional.empty();
  }

  private static Optional<Linking> unchecked(Optional<Check> check) {
    return check.isEmpty() ? Optional.of(Linking.NOT_CHECKED) : Optional.empty();
  }

  private static UUID account(Tx tx) {
    return UUID.fromString(tx.actor().id().substring(STAFF.length()));
  }

  private Linking link(Tx tx, Chat chat, CaseReference reference, UUID application, Check check) {
    if (chat.linked().isPresent()) {
      return chat.linked().get().equals(application) ? Linking.DONE : Linking.ANOTHER;
    }
    links.link(tx, chat.id(), application);
    Chat linked = rows.find(tx, chat.id()).orElseThrow();
    tx.record(chat.caseId(), "chat.linked", Map.of("case", reference.text(), "check", check.key()));
    tx.record(
        application,
        "chat.linked",
        Map.of("case", rows.referenceOf(tx, chat.caseId()).orElseThrow(), "check", check.key()));
    copying.follow(tx, linked);
    return Linking.DONE;
  }

  /**
   * Takes a link back, whoever made it and whether or not the chat has ended: what came by it
   * stands on the application no more.
   *
   * @return false when there is none, or its application is not this actor's to see
   */
  public boolean unlink(Tx tx, UUID id) {
    work.lock(tx, id);
    Optional<Chat> chat = rows.find(tx, id);
    Optional<UUID> application =
        chat.flatMap(Chat::linked)
            .filter(one -> CasesInReach.has(tx, one))
            .filter(one -> !applications.isGivenUp(tx, one, account(tx)));
    return application
        .flatMap(one -> links.unlink(tx, id, one))
        .map(
            messages -> {
              Map<String, Integer> detail = Map.of("messages", messages);
              tx.record(chat.get().caseId(), "chat.unlinked", detail);
              tx.record(application.get(), "chat.unlinked", detail);
              return true;
            })
        .orElse(false);
  }

  /**
   * The reference of the application that a chat is linked to; empty when it is to none, or to one
   * that this actor may not see.
   */
  public Optional<String> linkedTo(Tx tx, Chat chat) {
    return chat.linked()
        .filter(one -> !applications.isGivenUp(tx, one, account(tx)))
        .flatMap(one -> rows.referenceOf(tx, one));
  }

  /** How an officer made sure that a guest is an applicant. */
  public enum Check {
    /** They told what stands on the application and only the applicant knows. */
    TOLD,
    /** The officer called the number on the application while they were at the page. */
    CALLED,
    /** They showed the document that the application names. */
    SHOWN;

    /** As recorded, and as keys of texts end. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** From what {@link #key()} wrote; empty for anything else. */
    public static Optional<Check> find(String key) {
      return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
  }

  /** What became of a link. */
  public enum Linking {
    DONE,
    /** A colleague has it, or nobody; or there is none such. */
    NOT_YOURS,
    /** It is an applicant's already. */
    ON_APPLICATION,
    /** It goes on by text, where nothing is said of applications. */
    BY_TEXT,
    /** Nobody said how they made sure who it is. */
    NOT_CHECKED,
    /** What was typed is no reference. */
    NO_REFERENCE,
    /** There is no such application that this actor may see. */
    NOT_FOUND,
    /** It is linked to another one. */
    ANOTHER;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
