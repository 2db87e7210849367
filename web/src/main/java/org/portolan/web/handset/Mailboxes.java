package org.portolan.web.handset;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.portolan.messaging.sandbox.SandboxMail;
import org.portolan.messaging.sandbox.SandboxMail.Letter;

/** The mailboxes of whoever is written to by e-mail in the sandbox. */
@Named
@RequestScoped
public class Mailboxes {

  private static final int SHOWN = 12;

  @Inject private Instance<SandboxMail> mail;

  private String text;

  public List<String> getAll() {
    return mail.get().mailboxes();
  }

  /** What somebody got and wrote, the newest last. */
  public List<Letter> letters(String address) {
    return mail.get().letters(address, SHOWN);
  }

  /** Names a mailbox's form; the same when others come before it meanwhile. */
  public String idOf(String address) {
    return "mail-" + Integer.toHexString(address.hashCode());
  }

  /** Sends what was typed in a mailbox. */
  public String sendFrom(String address) {
    if (text != null && !text.isBlank()) {
      mail.get().type(address, text);
    }
    return "/handset?faces-redirect=true";
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
