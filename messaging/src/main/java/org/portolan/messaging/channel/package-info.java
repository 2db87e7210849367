/** What a way to reach people must offer, whichever provider carries it. */
package org.portolan.messaging.channel;
