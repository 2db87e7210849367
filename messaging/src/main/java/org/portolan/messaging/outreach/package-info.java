/**
 * Broadcasts on their way: handed over to the outbox in slices, each number one row that shares the
 * broadcast's texts; counted while they go, and summed up when they are over.
 */
package org.portolan.messaging.outreach;
