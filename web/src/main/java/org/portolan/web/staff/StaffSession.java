package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.portolan.cases.chat.ChatPosts;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.web.security.Desk;
import org.portolan.web.security.SignedIn;

/** Whoever is signed in, for the length of a request: as whom the case store is asked. */
@Named("staff")
@RequestScoped
public class StaffSession {

  @Inject private HttpServletRequest request;
  @Inject private CaseStore store;
  @Inject private ChatPosts posts;

  /** The member of staff; only pages behind the gate ask. */
  public StaffMember getMember() {
    return SignedIn.of(request).orElseThrow();
  }

  /**
   * The kinds of work that are theirs, the one they begin with first. Enquiries come to one post,
   * and from there to those that guests are passed on to.
   */
  public List<Desk> getDesks() {
    return Arrays.stream(Desk.values())
        .filter(desk -> desk.isOf(getMember()))
        .filter(desk -> desk != Desk.ENQUIRIES || posts.has(getMember().scope()))
        .toList();
  }

  /** Asks the case store as this person. */
  <R> R ask(Function<Tx, R> question) {
    return store.call(getMember().actor(), question);
  }

  /** The language to show staff pages in: theirs, or before sign-in the browser's. */
  public Language getLanguage() {
    return SignedIn.of(request)
        .map(member -> Language.of(member.language()))
        .filter(Languages.staff()::contains)
        .orElseGet(this::ofBrowser);
  }

  private Language ofBrowser() {
    return java.util.Collections.list(request.getLocales()).stream()
        .flatMap(locale -> Language.find(locale.getLanguage()).stream())
        .filter(Languages.staff()::contains)
        .findFirst()
        .orElse(Language.ENGLISH);
  }

  /** {@code rtl} or {@code ltr}. */
  public String getDirection() {
    return getLanguage().rightToLeft() ? "rtl" : "ltr";
  }
}
