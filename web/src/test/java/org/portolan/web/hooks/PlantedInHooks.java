package org.portolan.web.hooks;

import jakarta.faces.context.FacesContext;

/** What no webhook may do; planted to see a rule fail. */
public final class PlantedInHooks {
  FacesContext page;
}
