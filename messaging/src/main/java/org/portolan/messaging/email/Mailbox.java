package org.portolan.messaging.email;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * The mailbox that answers come to, by IMAP. What was taken leaves the folder, so that what is in
 * it is what is left to do, whether or not somebody has looked at it with a program of their own;
 * what cannot be taken stays, flagged, and holds up nothing.
 */
final class Mailbox {

  /** Where mails wait that files came with, when no setting names a folder. */
  private static final String FILES = "Portolan files";

  private final MailSettings settings;
  private final MailServer server;
  private final Session session;

  Mailbox(MailSettings settings) {
    this.settings = settings;
    this.server = settings.imap().orElseThrow();
    Properties properties = server.properties(MailServer.Protocol.IMAP, settings.longestCall());
    properties.setProperty("mail.imap.peek", "true");
    this.session = Session.getInstance(properties);
  }

  /**
   * Shows the oldest mails to somebody who takes them, or not.
   *
   * @param most at once
   * @return how many were taken
   * @throws MessagingException when the mailbox cannot be looked into
   */
  int take(int most, Taker taker) throws MessagingException {
    try (IMAPStore store = new IMAPStore(session, null)) {
      connect(store);
      try (Folder folder = store.getFolder(settings.folder())) {
        folder.open(Folder.READ_WRITE);
        Message[] waiting = waiting(folder, most);
        int taken = 0;
        for (Message mail : waiting) {
          taken += take(store, folder, (MimeMessage) mail, taker) ? 1 : 0;
        }
        return taken;
      }
    }
  }

  private void connect(IMAPStore store) throws MessagingException {
    String user = server.login().map(MailServer.Login::user).orElse(null);
    String password = server.login().map(MailServer.Login::password).orElse(null);
    store.connect(server.host(), server.port(), user, password);
  }

  private static Message[] waiting(Folder folder, int most) throws MessagingException {
    Message[] all = folder.getMessages();
    FetchProfile profile = new FetchProfile();
    profile.add(FetchProfile.Item.FLAGS);
    profile.add(FetchProfile.Item.ENVELOPE);
    profile.add(FetchProfile.Item.CONTENT_INFO);
    profile.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(Arrays.copyOf(all, Math.min(all.length, 20 * most)), profile);
    return Arrays.stream(all)
        .limit(20L * most)
        .filter(Mailbox::isOpen)
        .limit(most)
        .toArray(Message[]::new);
  }

  private static boolean isOpen(Message mail) {
    try {
      return !mail.isSet(Flags.Flag.FLAGGED) && !mail.isSet(Flags.Flag.DELETED);
    } catch (MessagingException e) {
      return false;
    }
  }

  private boolean take(IMAPStore store, Folder folder, MimeMessage mail, Taker taker)
      throws MessagingException {
    Fate fate = taker.take(mail);
    if (fate == Fate.LEFT) {
      mail.setFlag(Flags.Flag.FLAGGED, true);
      return false;
    }
    mail.setFlag(Flags.Flag.SEEN, true);
    Optional<String> to = settings.readFolder();
    if (to.isPresent() || fate == Fate.KEPT) {
      Folder read = store.getFolder(to.orElse(FILES));
      if (!read.exists()) {
        read.create(Folder.HOLDS_MESSAGES);
      }
      folder.copyMessages(new Message[] {mail}, read);
    }
    mail.setFlag(Flags.Flag.DELETED, true);
    return true;
  }

  /** What a mail comes to. */
  enum Fate {
    /** All of it is kept elsewhere. */
    TAKEN,
    /** What is written in it is kept elsewhere; what came with it is not. */
    KEPT,
    /** Nobody can read it. */
    LEFT
  }

  /** Takes mails. */
  interface Taker {

    /**
     * Takes a mail: it is kept elsewhere when this returns.
     *
     * @return what it comes to; an exception when it can perhaps be taken later
     */
    Fate take(MimeMessage mail) throws MessagingException;
  }
}
