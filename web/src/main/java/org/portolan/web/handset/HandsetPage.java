package org.portolan.web.handset;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.people.Channel;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;
import org.portolan.messaging.sandbox.Sandbox;
import org.portolan.messaging.sandbox.SandboxCalls;
import org.portolan.messaging.sandbox.SandboxCalls.HandsetCall;
import org.portolan.messaging.sandbox.SandboxCalls.HandsetSaid;
import org.portolan.messaging.sandbox.SandboxClock;
import org.portolan.messaging.sandbox.SandboxFile;
import org.portolan.messaging.sandbox.SandboxPhones;
import org.portolan.messaging.sandbox.SandboxPhones.Handset;
import org.portolan.messaging.sandbox.SandboxPhones.HandsetText;
import org.portolan.messaging.sandbox.SandboxPhones.Typed;

/** The phones of the sample travellers, and the clock that lets their days pass. */
@Named
@RequestScoped
public class HandsetPage {

  private static final int TEXTS_SHOWN = 40;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  @Inject private Settings settings;
  @Inject private Instance<SandboxPhones> phones;
  @Inject private Instance<SandboxCalls> calls;
  @Inject private SandboxClock clock;

  /** More than a telephone's picture; the sandbox keeps it in its database. */
  private static final int LARGEST_FILE = 1_500_000;

  private final Map<String, Optional<HandsetCall>> callsShown = new HashMap<>();
  private String text;
  private Map<String, String> by;
  private transient Part file;

  /** Whether there are handsets at all: only in the sandbox. */
  public boolean isThere() {
    return Sandbox.wanted(settings);
  }

  public List<Handset> getPhones() {
    return phones.get().phones();
  }

  /** What a phone shows, the newest last, as phones do. */
  public List<HandsetText> texts(Handset handset) {
    List<HandsetText> newestFirst = phones.get().texts(handset.phone(), TEXTS_SHOWN);
    return java.util.stream.IntStream.range(0, newestFirst.size())
        .mapToObj(i -> newestFirst.get(newestFirst.size() - 1 - i))
        .toList();
  }

  /** The call that a phone rings or speaks with, or its last one; null when there was none. */
  public HandsetCall call(Handset handset) {
    return callsShown
        .computeIfAbsent(handset.phone(), phone -> calls.get().last(phone))
        .orElse(null);
  }

  /** The language of what is said in a call, as pages write it. */
  public String languageOf(HandsetSaid said) {
    return said.locale().equals("ar-XA") ? "ar" : said.locale().replace("cmn-", "zh-");
  }

  /** Answers 404 where there is no sandbox. */
  public void onlyInTheSandbox() throws IOException {
    if (!isThere()) {
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
      faces.responseComplete();
    }
  }

  /** Sends what was typed on a phone. */
  public String sendFrom(String phone) {
    Optional<SandboxFile> attached = attached();
    boolean says = text != null && !text.isBlank();
    if (says || attached.isPresent()) {
      phones.get().type(new Typed(phone, isWhatsApp(phone), says ? text : "", attached));
    }
    return "/handset?faces-redirect=true";
  }

  private boolean isWhatsApp(String phone) {
    return Channel.WHATSAPP.key().equals(getBy().get(phone));
  }

  private Optional<SandboxFile> attached() {
    if (file == null || file.getSize() == 0 || file.getSize() > LARGEST_FILE) {
      return Optional.empty();
    }
    try (InputStream content = file.getInputStream()) {
      String type = Optional.ofNullable(file.getContentType()).orElse("application/octet-stream");
      return Optional.of(new SandboxFile(type, content.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By which channel each phone writes: that by which it last did or got something. */
  public Map<String, String> getBy() {
    if (by == null) {
      by = new HashMap<>();
      getPhones().forEach(handset -> by.put(handset.phone(), lastUsed(handset)));
    }
    return by;
  }

  private String lastUsed(Handset handset) {
    return phones.get().texts(handset.phone(), 1).stream()
        .findFirst()
        .map(HandsetText::channel)
        .orElseGet(Channel.SMS::key);
  }

  /** Lets an hour pass. */
  public String passAnHour() {
    clock.moveBy(Duration.ofHours(1));
    return "/handset?faces-redirect=true";
  }

  /** Lets time pass until nine in the morning in a place. */
  public String passUntilMorning(String zone) {
    clock.moveTo(LocalTime.of(9, 0), ZoneId.of(zone));
    return "/handset?faces-redirect=true";
  }

  /** The application's time, in UTC. */
  public String getNow() {
    return CLOCK.format(clock.now());
  }

  /** A text in the language of whoever holds the phone. */
  public String said(Handset handset, String key) {
    return Texts.product().text(Language.of(handset.language()), key);
  }

  public String direction(Handset handset) {
    return Language.of(handset.language()).rightToLeft() ? "rtl" : "ltr";
  }

  public String languageName(Handset handset) {
    return Language.of(handset.language()).ownName();
  }

  public boolean reviewed(Handset handset) {
    return Languages.reviewed(Language.of(handset.language()));
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }
}
