/**
 * Messages on their way out. The row names recipient, purpose and wording; number, language and
 * text are looked up when it is sent; the provider's word moves it forward and never back.
 */
package org.portolan.messaging.outbox;
