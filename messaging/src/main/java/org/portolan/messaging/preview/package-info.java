/**
 * Every text that Portolan sends, as it looks in each language when its values are as long as they
 * get: in how many parts it goes out, what they cost, and which characters make it dearer.
 */
package org.portolan.messaging.preview;
