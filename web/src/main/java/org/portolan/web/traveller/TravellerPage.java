package org.portolan.web.traveller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.traveller.AskForCode;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.traveller.TravellerSessions;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;
import org.portolan.web.start.PublicPages;

/** What all pages of travellers have: their language, its texts, and the way out. */
@Named("my")
@RequestScoped
public class TravellerPage {

  @Inject private HttpServletRequest request;
  @Inject private SignedInTraveller signedIn;
  @Inject private CaseStore store;
  @Inject private Settings settings;
  @Inject private TravellerSessions sessions;

  public Language getLanguage() {
    return TravellerPages.languageOf(request).orElse(Language.ENGLISH);
  }

  /** {@code rtl} or {@code ltr}. */
  public String getDirection() {
    return directionOf(getLanguage());
  }

  /** {@code rtl} or {@code ltr}. */
  public String directionOf(Language language) {
    return language.rightToLeft() ? "rtl" : "ltr";
  }

  public List<Language> getLanguages() {
    return Languages.travellers();
  }

  /** Whether a native reader has not yet checked these texts; English is the original. */
  public boolean isUnreviewed() {
    return !getLanguage().equals(Language.ENGLISH) && !Languages.reviewed(getLanguage());
  }

  /** This page in another language. */
  public String in(Language language) {
    return View.of(request.getServletPath()).orElse(View.FILE).address(language);
  }

  /** The address of a page in the reader's language, such as {@code address('code')}. */
  public String address(String page) {
    return View.valueOf(page.toUpperCase(Locale.ROOT).replace('-', '_')).address(getLanguage());
  }

  /** How to get help: HTML. */
  public String getHelp() {
    return new PublicPages(settings).help(getLanguage());
  }

  /** The first page of the public. */
  public String getStart() {
    return "/" + getLanguage().tag() + "/";
  }

  public boolean isSignedIn() {
    return signedIn.who().isPresent();
  }

  /** Whether others may read the phone that the code went to. */
  public boolean isShared() {
    return signedIn.who().map(Traveller::shared).orElse(true);
  }

  /** A text without arguments. */
  public String text(String key) {
    return Texts.product().text(getLanguage(), key);
  }

  /** A text with one argument. */
  public String text(String key, String name, Object value) {
    return Texts.product().text(getLanguage(), key, Map.of(name, value));
  }

  /** A text, or where there is none another. */
  public String textOr(String key, String otherwise) {
    return text(Texts.product().has(key) ? key : otherwise);
  }

  /** A day with its weekday, as readers of the language write it. */
  public String day(Instant at) {
    return day(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  /** A day with its weekday. */
  public String day(LocalDate day) {
    return Moments.day(getLanguage(), day);
  }

  /** Ends the session. */
  public void signOut() {
    Cookies.TOKEN
        .of(request)
        .ifPresent(token -> store.run(AskForCode.actor(), tx -> sessions.end(tx, token)));
    Cookies.forgetAll(request, response());
    go(View.SIGN_IN);
  }

  /** Leads on to another page, in the same language. */
  void go(View view) {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      faces.getExternalContext().redirect(view.address(getLanguage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
  }

  HttpServletResponse response() {
    return (HttpServletResponse)
        FacesContext.getCurrentInstance().getExternalContext().getResponse();
  }
}
