package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.staff.OwnAccount;
import org.portolan.cases.staff.OwnAccount.PasswordChange;
import org.portolan.cases.staff.Passkey;
import org.portolan.cases.staff.Passkeys;
import org.portolan.cases.staff.StaffMember;
import org.portolan.web.security.Doors;
import org.portolan.web.security.Sessions;

/** How somebody signs in themselves: password, passkeys, and an end to all sessions. */
@Named
@RequestScoped
public class MePage {

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private OwnAccount account;
  @Inject private Passkeys passkeys;
  @Inject private Sessions sessions;
  @Inject private HttpServletRequest request;

  private String current;
  private String next;
  private String again;
  private String phone;
  private List<String> reads;

  /** Changes the password; this session goes on, all others end. */
  public String changePassword() {
    if (!next.equals(again)) {
      say(FacesMessage.SEVERITY_ERROR, "staff.me.password.differs");
      return null;
    }
    StaffMember member = staff.getMember();
    PasswordChange change =
        account.changePassword(member.id(), current.toCharArray(), next.toCharArray());
    if (change != PasswordChange.CHANGED) {
      say(FacesMessage.SEVERITY_ERROR, "staff.me.password." + change.key());
      return null;
    }
    StaffMember now = account.now(member.id());
    sessions.begin(request, now);
    say(FacesMessage.SEVERITY_INFO, "staff.me.password.changed");
    return member.mustChangePassword() ? Doors.homeOf(now) + "?faces-redirect=true" : null;
  }

  /** The own passkeys, the oldest first. */
  public List<Passkey> getPasskeys() {
    return passkeys.of(staff.getMember().id());
  }

  /** The day on which a passkey was added. */
  public String dayOf(Passkey passkey) {
    return passkey.addedAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** Removes the own passkey of the pressed row. */
  public String removePasskey() {
    Posted.row().ifPresent(passkey -> passkeys.remove(staff.getMember().id(), passkey));
    return "/staff/me?faces-redirect=true";
  }

  /** Where alerts reach this person now, masked. */
  public Optional<String> getPhoneNow() {
    return account.phone(staff.getMember().id());
  }

  /** Says where alerts reach this person; with nothing typed, nowhere. */
  public void changePhone() {
    boolean read = account.changePhone(staff.getMember().id(), phone);
    FacesContext.getCurrentInstance()
        .addMessage(
            "alerts:phone",
            new FacesMessage(
                read ? FacesMessage.SEVERITY_INFO : FacesMessage.SEVERITY_ERROR,
                texts.of(read ? "staff.me.alerts.changed" : "staff.me.alerts.unreadable"),
                null));
    if (read) {
      phone = null;
    }
  }

  /** The languages that this person reads beside the one they work in. */
  public List<String> getReads() {
    if (reads == null) {
      reads = account.reads(staff.getMember().id());
    }
    return reads;
  }

  public void setReads(List<String> reads) {
    this.reads = reads == null ? List.of() : List.copyOf(reads);
  }

  /** Says which they are. */
  public void changeReads() {
    account.changeReads(staff.getMember().id(), getReads());
    FacesContext.getCurrentInstance()
        .addMessage(
            "reads:read",
            new FacesMessage(FacesMessage.SEVERITY_INFO, texts.of("staff.me.reads.changed"), null));
  }

  /** Ends every session of this person, this one too. */
  public String signOutEverywhere() {
    account.signOutEverywhere(staff.getMember().id());
    sessions.end(request);
    return "/staff/sign-in?faces-redirect=true";
  }

  private void say(FacesMessage.Severity severity, String key) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(severity, texts.of(key), null));
  }

  public String getCurrent() {
    return current;
  }

  public void setCurrent(String current) {
    this.current = current;
  }

  public String getNext() {
    return next;
  }

  public void setNext(String next) {
    this.next = next;
  }

  public String getPhone() {
    return phone;
  }

  public void setPhone(String phone) {
    this.phone = phone;
  }

  public String getAgain() {
    return again;
  }

  public void setAgain(String again) {
    this.again = again;
  }
}
