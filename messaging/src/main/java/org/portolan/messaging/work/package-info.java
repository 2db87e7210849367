/** Background work: threads that look for rows to claim, and the signals that wake them. */
package org.portolan.messaging.work;
