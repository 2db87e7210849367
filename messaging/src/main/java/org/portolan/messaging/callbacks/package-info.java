/**
 * What providers tell of messages of ours: stored first and acknowledged, then recorded in the
 * order in which it came.
 */
package org.portolan.messaging.callbacks;
