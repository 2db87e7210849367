package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An alert that somebody has seen to, as the page's script posts it: by its id, since the page that
 * it was pressed on may have been renewed in between, with the alert in another place.
 *
 * @param note never blank
 */
record AcknowledgedAlert(UUID alert, String note) {

  /** What was posted; empty when it names no alert or has no note. */
  static Optional<AcknowledgedAlert> posted() {
    Map<String, String> posted =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    String note = posted.get("note");
    if (note == null || note.isBlank()) {
      return Optional.empty();
    }
    return Posted.id("alert").map(alert -> new AcknowledgedAlert(alert, note));
  }

  @Override
  public String toString() {
    return "AcknowledgedAlert[" + alert + "]";
  }
}
