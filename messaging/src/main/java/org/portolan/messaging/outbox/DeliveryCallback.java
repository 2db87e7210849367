package org.portolan.messaging.outbox;

import java.util.Optional;

/**
 * What a provider tells about a message it accepted.
 *
 * @param outboxId the opaque id that we put into the callback's address, as it came back
 * @param messageId the provider's id of the message
 * @param status the provider's word: queued, sending, sent, delivered, undelivered, failed, read
 * @param errorCode why not, when not
 */
public record DeliveryCallback(
    String outboxId, String messageId, String status, Optional<Integer> errorCode) {}
