/** From the feed of the journals to the screens of every node. */
package org.portolan.messaging.changes;
