package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.portolan.cases.staff.SignIn;
import org.portolan.cases.staff.StaffMember;
import org.portolan.web.security.Desk;
import org.portolan.web.security.SignedIn;

/** Signs in and out. */
@Named
@RequestScoped
public class SignInPage {

  @Inject private SignIn signIn;
  @Inject private StaffTexts texts;
  @Inject private HttpServletRequest request;

  private String email;
  private String password;
  private String code;

  /** Signs in, in a session of a new id; or says, whatever was wrong, that something was. */
  public String signIn() {
    Optional<StaffMember> member = signIn.with(email, password.toCharArray(), code);
    if (member.isEmpty()) {
      FacesContext.getCurrentInstance()
          .addMessage(
              null,
              new FacesMessage(
                  FacesMessage.SEVERITY_ERROR, texts.of("staff.sign-in.refused"), null));
      return null;
    }
    request.getSession();
    request.changeSessionId();
    SignedIn.set(request.getSession(), member.get());
    return Desk.firstPageOf(member.get()) + "?faces-redirect=true";
  }

  /** Ends the session. */
  public String signOut() {
    request.getSession().invalidate();
    return "/staff/sign-in?faces-redirect=true";
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }
}
