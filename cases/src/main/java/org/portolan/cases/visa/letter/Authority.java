package org.portolan.cases.visa.letter;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;

/**
 * Whose letters these are, as it is set: its name, the language whose text counts, and where
 * applicants find us.
 */
@Dependent
public class Authority {

  private static final String LANGUAGE = "AUTHORITY_LANGUAGE";

  private final Optional<String> name;
  private final Language language;
  private final String address;

  /**
   * As the settings say.
   *
   * @throws IllegalArgumentException when the language is none of ours
   */
  @Inject
  public Authority(Settings settings) {
    this.name = settings.find("AUTHORITY_NAME");
    String tag = settings.find(LANGUAGE).orElse(Language.ENGLISH.tag());
    this.language =
        Language.find(tag)
            .orElseThrow(
                () -> new IllegalArgumentException("PORTOLAN_" + LANGUAGE + " is none of ours."));
    this.address =
        settings.find("PUBLIC_URL").orElse("http://localhost:8080").replaceAll("/+$", "");
  }

  /** Its name; empty when it is not set. */
  Optional<String> name() {
    return name;
  }

  /** The language whose text counts. */
  Language language() {
    return language;
  }

  /** The address of a page in a language. */
  String page(Language of, String below) {
    return address + "/" + of.tag() + "/" + below;
  }
}
