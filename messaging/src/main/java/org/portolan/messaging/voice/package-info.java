/**
 * Messages said on the telephone. A call opens with a sentence that anybody may hear; after a key
 * says that the right person listens, the message is said, what is pressed goes into the inbox like
 * a text, and the reply is said in the same call when it comes.
 */
package org.portolan.messaging.voice;
