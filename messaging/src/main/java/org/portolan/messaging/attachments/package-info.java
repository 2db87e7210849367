/** Fetches what came with messages, looks at what it is, and seals it away. */
package org.portolan.messaging.attachments;
