/**
 * Twilio: its signatures, its REST API through its own SDK, its words for what became of a text.
 */
package org.portolan.messaging.twilio;
