package org.portolan.web.traveller;

/**
 * What is wrong with a field of a form.
 *
 * @param key of the text that says it
 */
public record FieldError(String field, String key) {

  /** Where the field is on its page. */
  public String anchor() {
    return "#" + field;
  }
}
