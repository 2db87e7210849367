/**
 * The provider's stand-in where {@code PORTOLAN_SANDBOX=true}: it speaks Twilio's REST API, signs
 * its webhooks, keeps what it accepted, and fails in documented ways when told to. On loopback only
 * and never with real credentials.
 */
package org.portolan.messaging.sandbox;
