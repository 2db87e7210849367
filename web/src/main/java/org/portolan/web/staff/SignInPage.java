package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.portolan.cases.staff.SignIn;
import org.portolan.cases.staff.SignIn.Attempt;
import org.portolan.cases.staff.SignIn.Welcomed;
import org.portolan.web.security.Address;
import org.portolan.web.security.DeviceCookie;
import org.portolan.web.security.Doors;
import org.portolan.web.security.Sessions;

/** Signs in and out. */
@Named
@RequestScoped
public class SignInPage {

  @Inject private SignIn signIn;
  @Inject private Sessions sessions;
  @Inject private StaffTexts texts;
  @Inject private HttpServletRequest request;

  private static final Set<String> PROVIDER_REFUSALS = Set.of("refused", "expired", "unreachable");

  private String email;
  private String password;
  private String code;

  /** Signs in, in a session of a new id; or says, whatever was wrong, that something was. */
  public String signIn() {
    Optional<Welcomed> welcomed =
        signIn.with(
            new Attempt(
                email,
                password.toCharArray(),
                code,
                Address.of(request.getRemoteAddr()),
                DeviceCookie.of(request)));
    if (welcomed.isEmpty()) {
      FacesContext.getCurrentInstance()
          .addMessage(
              null,
              new FacesMessage(
                  FacesMessage.SEVERITY_ERROR, texts.of("staff.sign-in.refused"), null));
      return null;
    }
    DeviceCookie.keep(request, response(), welcomed.get().device());
    sessions.begin(request, welcomed.get().member());
    return Doors.homeOf(welcomed.get().member()) + "?faces-redirect=true";
  }

  /** The key of why the way by the provider led back here; null when nobody comes from there. */
  public String getProviderRefusal() {
    String why = request.getParameter("provider");
    return why != null && PROVIDER_REFUSALS.contains(why) ? "staff.sign-in.provider-" + why : null;
  }

  /** Ends the session. */
  public String signOut() {
    sessions.end(request);
    return "/staff/sign-in?faces-redirect=true";
  }

  private static HttpServletResponse response() {
    return (HttpServletResponse)
        FacesContext.getCurrentInstance().getExternalContext().getResponse();
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
