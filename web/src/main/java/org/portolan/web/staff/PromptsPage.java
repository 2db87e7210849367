package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.messaging.prompts.Prompt;
import org.portolan.messaging.prompts.PromptLimits;
import org.portolan.messaging.prompts.Prompts;
import org.portolan.messaging.voice.Speech;
import org.portolan.messaging.voice.Voices;

/** The sentences that a language without a voice of the provider's has to have recorded. */
@Named
@RequestScoped
public class PromptsPage {

  @Inject private Prompts prompts;
  @Inject private PromptLimits limits;
  @Inject private StaffTexts texts;

  private String chosen;
  private String row;
  private String refused;
  private List<Prompt> shown;

  /** The languages that need recordings. */
  public List<Language> getLanguages() {
    return Languages.travellers().stream().filter(one -> Voices.of(one).isEmpty()).toList();
  }

  /** The one shown; the first where none is chosen, or one that needs none. */
  public Language getLanguage() {
    return Language.find(chosen).filter(getLanguages()::contains).orElse(getLanguages().get(0));
  }

  /** What every call needs, in the order in which it is best recorded. */
  public List<Prompt> getSentences() {
    return all().stream().filter(Prompt::always).toList();
  }

  /** What days and hours are made of. */
  public List<Prompt> getWords() {
    return all().stream().filter(prompt -> !prompt.always()).toList();
  }

  private List<Prompt> all() {
    if (shown == null) {
      shown = prompts.of(getLanguage());
    }
    return shown;
  }

  /** How far the language is, in words: first towards calls, then towards days and hours. */
  public String getProgress() {
    if (!getSentences().stream().allMatch(Prompt::playable)) {
      return progress("staff.prompts.incomplete", getSentences());
    }
    return getWords().stream().allMatch(Prompt::playable)
        ? texts.of("staff.prompts.complete")
        : progress("staff.prompts.days", getWords());
  }

  private String progress(String key, List<Prompt> prompts) {
    long done = prompts.stream().filter(Prompt::playable).count();
    return texts.with(key, "done", texts.number(done), "all", texts.number(prompts.size()));
  }

  /** What a recording must be. */
  public String getHow() {
    return texts.with("staff.prompts.how", "seconds", texts.number(limits.longest().toSeconds()));
  }

  /** As the address names a row. */
  public String rowOf(Prompt prompt) {
    return prompt.id().replace(':', '-').replace('.', '-');
  }

  /** What is told in the row to which something was uploaded; null in every other. */
  public String toldIn(Prompt prompt) {
    if (!rowOf(prompt).equals(row)) {
      return null;
    }
    return refused == null
        ? texts.of("staff.prompts.kept")
        : texts.of("staff.prompts.refused." + refused.toLowerCase(Locale.ROOT));
  }

  public boolean isWasRefused() {
    return refused != null;
  }

  /** Where a recording is heard. */
  public String soundOf(Prompt prompt) {
    return Speech.RECORDINGS + prompt.recorded().orElseThrow().name();
  }

  public String getChosen() {
    return chosen;
  }

  public void setChosen(String chosen) {
    this.chosen = chosen;
  }

  public String getRow() {
    return row;
  }

  public void setRow(String row) {
    this.row = row;
  }

  public String getRefused() {
    return refused;
  }

  /** Only what there is a text for. */
  public void setRefused(String refused) {
    this.refused =
        refused != null && texts.has("staff.prompts.refused." + refused) ? refused : null;
  }
}
