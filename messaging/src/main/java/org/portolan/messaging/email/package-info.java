/**
 * E-mail, by Jakarta Mail: written as text and simple HTML, handed over by SMTP, answers picked up
 * by IMAP and read without what they quote, and bounces told to the outbox.
 */
package org.portolan.messaging.email;
