package org.portolan.web.staff;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.staff.AdministerAccounts;
import org.portolan.cases.staff.AdministerAccounts.Line;
import org.portolan.cases.staff.AdministerAccounts.Opening;
import org.portolan.cases.staff.AdministerAccounts.Verdict;
import org.portolan.cases.staff.Enrolment;
import org.portolan.cases.staff.Held;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Grant;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.web.openid.StaffProvider;

/** The accounts of staff. One thing is asked at a time, in a panel above the list. */
@Named
@ViewScoped
public class AccountsPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient AdministerAccounts administer;
  @Inject private transient StaffProvider provider;

  private String search = "";
  private String panel = "none";
  private UUID selected;
  private String email;
  private String name;
  private String roleKey;
  private String scope;
  private String seenRole;
  private String seenScope;
  private int seenEpoch;
  private String language;
  private boolean byProvider;
  private transient Enrolment enrolment;
  private transient List<Line> lines;
  private transient PagedRows<Line> rows;

  /** Those whose name, address or scope holds what was searched for, a page at a time. */
  public PagedRows<Line> getRows() {
    if (rows == null) {
      rows =
          new PagedRows<>(
              staff, tx -> found().size(), (tx, from, most) -> PagedRows.part(found(), from, most));
    }
    return rows;
  }

  private List<Line> all() {
    if (lines == null) {
      lines = staff.ask(administer::all);
    }
    return lines;
  }

  private List<Line> found() {
    String wanted = search.strip().toLowerCase(Locale.ROOT);
    return all().stream()
        .filter(
            line ->
                (line.name() + " " + line.email() + " " + line.scope())
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted))
        .toList();
  }

  /** The account that the panel is about; null when it is about none. */
  public Line getLine() {
    return all().stream().filter(line -> line.id().equals(selected)).findFirst().orElse(null);
  }

  /** Whether a line is the reader's own account. */
  public boolean isOwn(Line line) {
    return line.id().equals(staff.getMember().id());
  }

  /**
   * Shows a panel: {@code none}, {@code new}, {@code change}, {@code disable}, {@code reset},
   * {@code unlink}.
   */
  public void show(String wanted, Line about) {
    panel = wanted;
    selected = about == null ? null : about.id();
    email = null;
    name = null;
    roleKey = about == null ? null : about.role().key();
    scope = about == null ? staff.getMember().scope() : about.scope();
    seenRole = roleKey;
    seenScope = scope;
    seenEpoch = about == null ? 0 : about.epoch();
    language = staff.getLanguage().tag();
    byProvider = false;
    enrolment = null;
  }

  /** Opens the account that was asked for. */
  public void open() {
    if (!Grant.isScope(scope)) {
      say(FacesMessage.SEVERITY_ERROR, "staff.accounts.no-scope");
      return;
    }
    Opening opening =
        new Opening(email.strip(), name.strip(), StaffRole.ofKey(roleKey), scope, language);
    if (byProvider && provider.isThere()) {
      openedForProvider(staff.ask(tx -> administer.openForProvider(tx, opening)));
    } else {
      enrolled(staff.ask(tx -> administer.open(tx, opening)), "staff.accounts.taken");
    }
  }

  private void openedForProvider(boolean opened) {
    lines = null;
    if (opened) {
      say(FacesMessage.SEVERITY_INFO, "staff.accounts.opened-for-provider");
      show("none", null);
    } else {
      say(FacesMessage.SEVERITY_ERROR, "staff.accounts.taken");
    }
  }

  /** The provider's next sign-in finds the account by its address again. */
  public void unlink() {
    told(staff.ask(tx -> administer.unlink(tx, selected)));
  }

  /** Gives the account a new second factor and start password. */
  public void reset() {
    boolean own = staff.getMember().id().equals(selected);
    enrolled(
        staff.ask(tx -> administer.reset(tx, selected, seenEpoch)),
        own ? "staff.accounts.own-account" : "staff.accounts.not-there");
  }

  private void enrolled(Optional<Enrolment> made, String otherwise) {
    lines = null;
    if (made.isEmpty()) {
      say(FacesMessage.SEVERITY_ERROR, otherwise);
      return;
    }
    enrolment = made.get();
    panel = "enrolment";
  }

  /** Gives the account the chosen role and scope. */
  public void change() {
    if (!Grant.isScope(scope)) {
      say(FacesMessage.SEVERITY_ERROR, "staff.accounts.no-scope");
      return;
    }
    Held seen = new Held(StaffRole.ofKey(seenRole), seenScope);
    Held next = new Held(StaffRole.ofKey(roleKey), scope);
    Verdict verdict = staff.ask(tx -> administer.change(tx, selected, seen, next));
    UUID about = selected;
    told(verdict);
    if (verdict == Verdict.NOT_THERE) {
      all().stream().filter(line -> line.id().equals(about)).forEach(this::tellWhatItIsNow);
    }
  }

  private void tellWhatItIsNow(Line line) {
    String now =
        texts.with(
            "staff.accounts.is-now",
            Map.of(
                "name", line.name(),
                "role", texts.of("staff.role." + line.role().key()),
                "scope", line.scope()));
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, now, null));
  }

  /** Disables the account. */
  public void disable() {
    told(staff.ask(tx -> administer.disable(tx, selected)));
  }

  /** Enables an account. */
  public void enable(Line line) {
    told(staff.ask(tx -> administer.enable(tx, line.id())));
  }

  private void told(Verdict verdict) {
    lines = null;
    say(
        verdict == Verdict.DONE ? FacesMessage.SEVERITY_INFO : FacesMessage.SEVERITY_ERROR,
        "staff.accounts." + verdict.key());
    show("none", null);
  }

  private void say(FacesMessage.Severity severity, String key) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(severity, texts.of(key), null));
  }

  /** What the new person needs, while it is shown. */
  public Enrolment getEnrolment() {
    return enrolment;
  }

  /** The same as a picture for an authenticator app. */
  public String getPicture() {
    return QrPicture.of(enrolment.address());
  }

  public List<StaffRole> getRoles() {
    return Arrays.asList(StaffRole.values());
  }

  public List<Language> getLanguages() {
    return Languages.staff();
  }

  public String getPanel() {
    return panel;
  }

  public String getSearch() {
    return search;
  }

  public void setSearch(String search) {
    this.search = search == null ? "" : search;
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getRoleKey() {
    return roleKey;
  }

  public void setRoleKey(String roleKey) {
    this.roleKey = roleKey;
  }

  public String getScope() {
    return scope;
  }

  public void setScope(String scope) {
    this.scope = scope == null ? "" : scope.strip();
  }

  public boolean isByProvider() {
    return byProvider;
  }

  public void setByProvider(boolean byProvider) {
    this.byProvider = byProvider;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }
}
