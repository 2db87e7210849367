/**
 * Messages on their way out. The row names recipient, purpose and wording; number, language and
 * text are looked up when it is sent; the provider's word moves it forward and never back. What a
 * member of staff wrote stands on the case's timeline under the row's id and is read from there.
 */
package org.portolan.messaging.outbox;
