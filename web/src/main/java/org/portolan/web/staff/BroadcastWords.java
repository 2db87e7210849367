package org.portolan.web.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** What stands in the form of a broadcast, in words by the name of each field. */
@Dependent
public class BroadcastWords {

  private final StaffTexts texts;

  @Inject
  public BroadcastWords(StaffTexts texts) {
    this.texts = texts;
  }

  /**
   * @param listed how many people the list names that was uploaded
   */
  LinkedHashMap<String, String> of(BroadcastForm form, int listed) {
    LinkedHashMap<String, String> words = new LinkedHashMap<>();
    words.put(texts.of("staff.broadcast.title-label"), form.getTitle());
    for (Language language : Languages.travellers()) {
      String text = form.getTexts().getOrDefault(language.tag(), "");
      words.put(language.ownName(), text == null ? "" : text);
    }
    words.put(
        texts.of("staff.broadcast.languages"),
        form.getLanguages().stream()
            .sorted()
            .map(tag -> Language.of(tag).ownName())
            .collect(Collectors.joining(", ")));
    words.put(texts.of("staff.broadcast.regions"), countries(form.getRegions()));
    words.put(
        texts.of("staff.broadcast.quarantine"),
        texts.of("staff.broadcast.quarantine." + form.getQuarantine()));
    words.put(
        texts.of("staff.broadcast.listed"),
        form.isListed() ? texts.with("staff.broadcast.list-found", "n", listed) : "");
    words.put(texts.of("staff.broadcast.not-before"), form.getNotBefore());
    return words;
  }

  private String countries(List<String> codes) {
    return codes.stream().map(texts::country).sorted().collect(Collectors.joining(", "));
  }
}
