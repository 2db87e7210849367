package org.portolan.web.start;

import jakarta.servlet.http.HttpSession;

/** What no public page may do; planted to see a rule fail. */
public final class PlantedInStart {
  HttpSession session;
}
