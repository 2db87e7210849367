package org.portolan.messaging.inbox;

import jakarta.jms.ConnectionFactory;

/** What the inbox may not know; planted to see a rule fail. */
public final class PlantedInInbox {
  ConnectionFactory topics;
}
