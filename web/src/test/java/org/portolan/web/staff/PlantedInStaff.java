package org.portolan.web.staff;

import org.portolan.messaging.inbox.InboundMessage;

/** What no staff page may do; planted to see a rule fail. */
public final class PlantedInStaff {
  InboundMessage raw;
}
