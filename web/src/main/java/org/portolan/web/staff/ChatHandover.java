package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.ChatPosts;
import org.portolan.cases.chat.ChatPosts.Post;
import org.portolan.cases.chat.HandChatOver;
import org.portolan.cases.chat.HandChatOver.Handing;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.staff.Colleagues.Colleague;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.store.Compartment;
import org.portolan.messaging.enquiry.SayWhatBecame;
import org.portolan.web.chat.ChatConnections;

/** To whom the chat on the page is handed: a colleague of the reader's post, or another post. */
@Named
@ViewScoped
public class ChatHandover implements Serializable {

  private static final long serialVersionUID = 1;

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  @Inject private ChatConsole page;
  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient Colleagues colleagues;
  @Inject private transient ChatPosts posts;
  @Inject private transient HandChatOver handing;
  @Inject private transient SayWhatBecame telling;
  @Inject private transient ChatConnections connections;

  private String colleague;
  private String post;
  private transient List<Colleague> others;
  private transient List<Post> otherPosts;

  /** Colleagues of the same post whose work its chats are, without the reader. */
  public List<Colleague> getColleagues() {
    if (others == null) {
      StaffMember reader = staff.getMember();
      others =
          page
              .chat()
              .map(chat -> chat.ofEnquiry() ? Compartment.INFORMATION : Compartment.VISA)
              .stream()
              .flatMap(work -> colleagues.workingIn(reader.scope(), work).stream())
              .filter(one -> !one.id().equals(reader.id()))
              .toList();
    }
    return others;
  }

  /** The posts that a guest's chat may go to; none for one that belongs to an application. */
  public List<Post> getPosts() {
    Optional<Chat> guests =
        page.chat().filter(Chat::ofEnquiry).filter(chat -> chat.linked().isEmpty());
    if (guests.isPresent() && otherPosts == null) {
      otherPosts = posts.others(guests.get().scope(), guests.get().language());
    }
    return guests.isPresent() ? otherPosts : List.of();
  }

  /** A post, and whether somebody is there. */
  public String label(Post one) {
    return one.scope()
        + " · "
        + (one.isOpen()
            ? texts.of("staff.chat.pass.open")
            : one.opens().map(this::opens).orElseGet(() -> texts.of("staff.chat.pass.never")));
  }

  private String opens(Instant when) {
    return texts.with("staff.chat.pass.opens", "when", WHEN.format(when));
  }

  /** Hands it to the colleague who was chosen. */
  public void hand() {
    Optional<UUID> to =
        getColleagues().stream()
            .map(Colleague::id)
            .filter(one -> one.toString().equals(colleague))
            .findFirst();
    if (to.isEmpty()) {
      said.error("staff.chat.nobody-chosen");
      return;
    }
    done(
        page.chat()
            .map(chat -> staff.ask(tx -> handing.toColleague(tx, chat.id(), to.get())))
            .orElse(Handing.NOT_YOURS));
    colleague = null;
  }

  /** Passes it on to the post that was chosen; the reader has then nothing more to see of it. */
  public void pass() {
    if (post == null || post.isEmpty()) {
      said.error("staff.chat.no-post");
      return;
    }
    StaffMember reader = staff.getMember();
    Optional<Chat> chat = page.chat();
    Handing handed =
        chat.map(one -> telling.pass(reader.actor(), reader.scope(), one.id(), post))
            .orElse(Handing.NOT_YOURS);
    if (handed == Handing.DONE) {
      chat.map(Chat::caseId).ifPresent(connections::said);
      said.info("staff.chat.passed");
      FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
      VisasPage.lead("/staff/chats");
    } else {
      done(handed);
    }
  }

  private void done(Handing handed) {
    if (handed != Handing.DONE) {
      said.error("staff.chat.handing." + handed.key());
    }
    otherPosts = null;
    page.refresh();
  }

  public String getColleague() {
    return colleague;
  }

  public void setColleague(String colleague) {
    this.colleague = colleague;
  }

  public String getPost() {
    return post;
  }

  public void setPost(String post) {
    this.post = post;
  }
}
