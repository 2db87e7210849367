/** What is sent to travellers who use pages: a code, an answer, and whether a text is ours. */
package org.portolan.messaging.traveller;
