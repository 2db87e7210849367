package org.portolan.web.verify;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.portolan.cases.seal.FindSeal;
import org.portolan.cases.seal.FindSeal.Barcode;
import org.portolan.cases.seal.SealText;
import org.portolan.cases.seal.model.CheckSeal;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.Answer;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.uploads.UploadLimit;
import org.portolan.web.uploads.UploadRoom;

/**
 * {@code /{language}/verify}: is this visa real? Somebody sends a picture of its seal, or the
 * characters that it holds, and reads what is found. Without script, session or cookie; with
 * script, the same page checks by itself and needs no connection.
 */
public class VerifyPage extends HttpServlet {

  /** The page that has this one's camera shows no other anything: it is the browser's to ask. */
  private static final String CAMERA = "camera=(self), microphone=(), geolocation=()";

  /** Finding a code in a picture takes a processor; more at a time would take them from others. */
  private static final int AT_ONCE = 2;

  private static final Semaphore LOOKING = new Semaphore(AT_ONCE);

  private static final int PATIENCE_SECONDS = 2;

  @Inject private transient CheckSeal check;
  @Inject private transient Clock clock;
  @Inject private transient Settings settings;

  private transient UploadRoom room;
  private transient UploadLimit limit;
  private transient VerifyView view;

  /** As it is found, which in one language is the same for everybody until the server starts. */
  private transient Map<Language, Answer> kept;

  @Override
  public void init() {
    kept = new ConcurrentHashMap<>();
    room = UploadRoom.ofStrangers(settings, AT_ONCE);
    limit = UploadLimit.of(settings);
    view = new VerifyView(settings, limit);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Permissions-Policy", CAMERA);
    Language language = PublicAnswer.language(request);
    kept.computeIfAbsent(language, this::asFound).send(request, response);
  }

  private Answer asFound(Language language) {
    return Answer.page(HttpServletResponse.SC_OK, language.tag(), view.empty(language));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Permissions-Policy", CAMERA);
    response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Language language = PublicAnswer.language(request);
    PublicAnswer.write(response, language, PublicAnswer.KEPT_BY_NOBODY, answer(language, request));
  }

  private String answer(Language language, HttpServletRequest request) {
    if (limit.isExceededBy(request)) {
      return view.tooLarge(language);
    }
    if (!room.take(request)) {
      return view.wait(language);
    }
    try {
      return answer(language, Shown.in(request));
    } finally {
      room.leave(request);
    }
  }

  private String answer(Language language, Shown shown) {
    if (shown.tooMuch()) {
      return view.tooLarge(language);
    }
    if (shown.isNothing()) {
      return view.wrong(language, "picture", "verify.empty");
    }
    if (shown.picture().length == 0) {
      return SealText.bytes(shown.text())
          .map(bytes -> found(language, bytes))
          .orElseGet(() -> view.wrong(language, "text", "verify.wrong-text"));
    }
    return find(shown.picture())
        .map(
            found ->
                found.fold(
                    barcode -> found(language, barcode),
                    nothing -> view.wrong(language, "picture", "verify.wrong-picture")))
        .orElseGet(() -> view.wait(language));
  }

  /** Empty when too many are looking already. */
  private static Optional<FindSeal.Found> find(byte[] picture) {
    try {
      if (!LOOKING.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(FindSeal.in(picture));
    } finally {
      LOOKING.release();
    }
  }

  private String found(Language language, Barcode barcode) {
    return found(language, barcode.bytes());
  }

  private String found(Language language, byte[] bytes) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return view.found(language, check.check(bytes, today), clock.instant());
  }
}
