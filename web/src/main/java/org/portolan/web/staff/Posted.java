package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import java.util.Optional;
import java.util.UUID;

/**
 * What a button of a list names its row by. A list that is asked for anew may have another row in
 * the place where the button was pressed; the id that was drawn with the button is the row's own.
 */
final class Posted {

  private Posted() {}

  /** The row whose button was pressed; empty when nothing that can be one was posted. */
  static Optional<UUID> row() {
    return id("row");
  }

  static Optional<UUID> id(String name) {
    String posted =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get(name);
    try {
      return Optional.ofNullable(posted).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
