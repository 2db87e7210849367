package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.LinkChat;
import org.portolan.cases.chat.LinkChat.Check;
import org.portolan.cases.chat.LinkChat.Linking;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.store.Compartment;

/** The application that the guest's chat on the page is linked to, or is to be. */
@Named
@ViewScoped
public class ChatLinks implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private ChatConsole page;
  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient LinkChat linking;

  private String reference;
  private String check;
  private transient Optional<UUID> linkedCase;
  private transient Optional<String> linked;

  /** Whether the reader may link it: theirs or over, a guest's, and applications are their work. */
  public boolean isToLink() {
    return page.chat()
        .filter(Chat::ofEnquiry)
        .filter(chat -> chat.linked().isEmpty())
        .filter(chat -> !chat.isOpen() || page.isMine())
        .filter(unused -> staff.getMember().worksIn(Compartment.VISA))
        .isPresent();
  }

  /** Whether it is linked to some application. */
  public boolean isLinked() {
    return page.chat().flatMap(Chat::linked).isPresent();
  }

  /** The reference of that application; null when the reader may not see it. */
  public String getLinkedTo() {
    Optional<UUID> now = page.chat().flatMap(Chat::linked);
    if (linked == null || !now.equals(linkedCase)) {
      linkedCase = now;
      linked =
          page.chat()
              .filter(unused -> now.isPresent())
              .flatMap(chat -> staff.ask(tx -> linking.linkedTo(tx, chat)));
    }
    return linked.orElse(null);
  }

  /** How one may have made sure who it is. */
  public List<Check> getChecks() {
    return List.of(Check.values());
  }

  /** Links it to the application whose reference was typed. */
  public void link() {
    Linking outcome =
        page.chat()
            .map(chat -> staff.ask(tx -> linking.link(tx, chat.id(), reference, Check.find(check))))
            .orElse(Linking.NOT_YOURS);
    String key = "staff.chat.linking." + outcome.key();
    if (outcome == Linking.DONE) {
      reference = null;
      check = null;
      said.info(key);
    } else {
      said.error(key);
    }
    again();
  }

  /** Takes the link back, with all that came by it. */
  public void unlink() {
    boolean done =
        page.chat().map(chat -> staff.ask(tx -> linking.unlink(tx, chat.id()))).orElse(false);
    if (done) {
      said.info("staff.chat.linked.gone");
    } else {
      said.error("staff.chat.overtaken");
    }
    again();
  }

  private void again() {
    page.refresh();
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }

  public String getCheck() {
    return check;
  }

  public void setCheck(String check) {
    this.check = check;
  }
}
