package org.portolan.messaging.email;

import java.time.Duration;
import java.util.Optional;
import org.portolan.cases.settings.Settings;

/**
 * Whether and how mails are sent and answers picked up.
 *
 * @param from the address of ours that mails come from and answers go to; empty when nothing is
 *     configured: then mails are held
 * @param name how mailboxes show who writes
 * @param smtp takes our mails
 * @param imap keeps the answers; empty when nobody picks any up
 * @param folder where answers arrive
 * @param readFolder where mails go once they are stored; empty when they are deleted there
 * @param plus whether the mailbox also takes {@code name+anything@host}: answers then find their
 *     message when a server on the way has given it another id
 * @param authority the name by which the receiving server signs what it found of a sender (RFC
 *     8601); empty believes whichever server stands on top
 * @param largestBytes a larger mail is not opened
 * @param longestText characters of a mail that are read
 * @param longestCall how long one answer of a server may take
 */
public record MailSettings(
    Optional<String> from,
    String name,
    Optional<MailServer> smtp,
    Optional<MailServer> imap,
    String folder,
    Optional<String> readFolder,
    boolean plus,
    Optional<String> authority,
    long largestBytes,
    int longestText,
    Duration longestCall) {

  /**
   * From the operator's settings.
   *
   * @throws Settings.MissingSetting when there is an address and no server, or half a login
   */
  public static MailSettings of(Settings settings) {
    Optional<String> from = settings.find("MAIL_FROM").map(String::strip);
    from.ifPresent(unused -> settings.require("MAIL_SMTP_HOST"));
    return new MailSettings(
        from,
        settings.find("MAIL_NAME").orElse("Portolan"),
        from.flatMap(unused -> MailServer.of(settings, "MAIL_SMTP_", MailServer.Protocol.SMTP)),
        from.flatMap(unused -> MailServer.of(settings, "MAIL_IMAP_", MailServer.Protocol.IMAP)),
        settings.find("MAIL_IMAP_FOLDER").orElse("INBOX"),
        settings.find("MAIL_IMAP_READ_FOLDER"),
        settings.flag("MAIL_PLUS"),
        settings.find("MAIL_AUTHORITY"),
        settings.number("MAIL_LARGEST_KB", 25_600) * 1024L,
        settings.number("INBOX_LONGEST_BODY", 20_000),
        Duration.ofSeconds(settings.number("OUTBOX_UNCLEAR_AFTER_SECONDS", 30)).dividedBy(3));
  }

  /** The same, with servers that run in this process. */
  public MailSettings at(String address, MailServer sender, MailServer keeper) {
    return new MailSettings(
        Optional.of(address),
        name,
        Optional.of(sender),
        Optional.of(keeper),
        folder,
        readFolder,
        false,
        Optional.empty(),
        largestBytes,
        longestText,
        longestCall);
  }
}
