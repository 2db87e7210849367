/**
 * What a message is about: opt words first, then whose it is on a shared phone, then the open
 * check-in, else an enquiry. Decides where a message goes; the case decides what it means.
 */
package org.portolan.messaging.conversation;
