package org.portolan.web.staff;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.portolan.cases.visa.model.Condition;

/**
 * What is typed of a question or a document of a visa type. That it hangs on answers is typed as
 * {@code question=answer}: of one question any of the answers, of several questions all.
 */
public class TypeRow implements Serializable {

  private static final long serialVersionUID = 1;

  /**
   * On which nationalities something hangs is typed as codes: there are too many to choose from.
   */
  static final String NATIONALITY = "nationality";

  private static final Pattern CODE = Pattern.compile("[A-Z]{1,3}");

  private final String id;
  private String label = "";
  private ArrayList<String> when = new ArrayList<>();
  private String countries = "";

  /**
   * @param id as it was before; of one that is new any that no other has
   */
  TypeRow(String id) {
    this.id = id;
  }

  TypeRow(String id, String label, List<Condition> conditions) {
    this(id);
    this.label = label;
    for (Condition one : conditions) {
      if (one.question().equals(NATIONALITY)) {
        countries = String.join(" ", one.is());
      } else {
        one.is().forEach(answer -> when.add(one.question() + "=" + answer));
      }
    }
  }

  /** On which answers it hangs. */
  List<Condition> conditions() {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    for (String pair : when) {
      int end = pair.indexOf('=');
      if (end > 0) {
        answers
            .computeIfAbsent(pair.substring(0, end), unused -> new ArrayList<>())
            .add(pair.substring(end + 1));
      }
    }
    List<String> codes =
        CODE.matcher(countries.toUpperCase(Locale.ROOT)).results().map(MatchResult::group).toList();
    if (!codes.isEmpty()) {
      answers.put(NATIONALITY, codes);
    }
    return answers.entrySet().stream()
        .map(one -> new Condition(one.getKey(), one.getValue()))
        .toList();
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }

  public String getId() {
    return id;
  }

  public String getLabel() {
    return label;
  }

  public void setLabel(String label) {
    this.label = text(label).strip();
  }

  public List<String> getWhen() {
    return when;
  }

  public void setWhen(List<String> when) {
    this.when = when == null ? new ArrayList<>() : new ArrayList<>(when);
  }

  public String getCountries() {
    return countries;
  }

  public void setCountries(String countries) {
    this.countries = text(countries);
  }
}
