package org.portolan.web.traveller;

import java.util.Optional;
import org.portolan.i18n.Language;
import org.portolan.messaging.traveller.AnswerRequest;

/** A page of travellers' own; its address is {@code /{language}/my/{path}}. */
enum View {
  FILE("file", true),
  READINGS("readings", true),
  REQUESTS("requests", true),
  MESSAGES("messages", true),
  EXPORT("export", true),
  DATA("data.json", true),
  FILES("data.zip", true),
  SIGN_IN("sign-in", false),
  CODE("code", false);

  /** Where these pages begin. */
  static final String ROOT = AnswerRequest.PAGES;

  private static final String FACES = ".xhtml";

  private final String path;
  private final boolean closed;

  View(String path, boolean closed) {
    this.path = path;
    this.closed = closed;
  }

  /** Whether only somebody who is signed in sees it. */
  boolean isClosed() {
    return closed;
  }

  /** Where readers of a language find it. */
  String address(Language language) {
    return "/" + language.tag() + ROOT + (this == FILE ? "" : "/" + path);
  }

  /** What answers for it within the application. */
  String target() {
    return ROOT + "/" + path + (path.contains(".") ? "" : FACES);
  }

  /** The page at a path below {@link #ROOT}, such as {@code /code}; nothing is {@link #FILE}. */
  static Optional<View> at(String below) {
    if (below == null || below.isEmpty() || below.equals("/")) {
      return Optional.of(FILE);
    }
    for (View view : values()) {
      if (view != FILE && below.equals("/" + view.path)) {
        return Optional.of(view);
      }
    }
    return Optional.empty();
  }

  /** The page that something within the application answers for. */
  static Optional<View> of(String target) {
    for (View view : values()) {
      if (target.equals(view.target())) {
        return Optional.of(view);
      }
    }
    return Optional.empty();
  }
}
