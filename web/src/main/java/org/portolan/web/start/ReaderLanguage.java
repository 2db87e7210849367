package org.portolan.web.start;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** In which language somebody reads: what they chose, else what their browser asks for. */
public final class ReaderLanguage {

  private static final String COOKIE = "language";

  /** Long enough for a journey; then the browser is asked again. */
  private static final Duration REMEMBERED = Duration.ofDays(180);

  private static final String CHINESE = "zh";

  private ReaderLanguage() {}

  /** What they chose, else what the address names, else what the browser asks for. */
  public static Language of(HttpServletRequest request) {
    return chosen(request)
        .or(() -> addressed(request.getRequestURI()))
        .or(() -> accepted(Collections.list(request.getLocales())))
        .orElse(Language.ENGLISH);
  }

  /** The language that an address such as {@code /ar/} names. */
  public static Optional<Language> addressed(String path) {
    int end = path.indexOf('/', 1);
    return Language.find(path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end));
  }

  /** The first of the browser's languages that there is, most wanted first. */
  public static Optional<Language> accepted(List<Locale> wanted) {
    return wanted.stream().flatMap(ReaderLanguage::candidates).findFirst();
  }

  /** A cookie that is no session: it says which language, and nothing about who. */
  public static Cookie remember(Language language, boolean secure) {
    Cookie cookie = new Cookie(COOKIE, language.tag());
    cookie.setPath("/");
    cookie.setMaxAge((int) REMEMBERED.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  private static Optional<Language> chosen(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .flatMap(cookie -> Language.find(cookie.getValue()).stream())
            .findFirst();
  }

  private static Stream<Language> candidates(Locale locale) {
    boolean chinese = locale.getLanguage().equals(CHINESE);
    return Stream.of(locale.toLanguageTag(), locale.getLanguage())
        .flatMap(tag -> Language.find(tag).stream())
        .findFirst()
        .or(
            () ->
                chinese
                    ? Languages.travellers().stream()
                        .filter(language -> language.tag().startsWith(CHINESE))
                        .findFirst()
                    : Optional.empty())
        .stream();
  }
}
