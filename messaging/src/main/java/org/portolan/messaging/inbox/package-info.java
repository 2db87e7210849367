/**
 * Messages as they come in: stored once, acknowledged, and handed to the conversation in the order
 * in which each sender wrote them.
 */
package org.portolan.messaging.inbox;
