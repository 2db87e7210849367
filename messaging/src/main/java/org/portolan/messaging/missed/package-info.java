/** Calls to our number: declined unanswered, which costs the caller nothing, and called back. */
package org.portolan.messaging.missed;
