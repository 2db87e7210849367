/** What is sent to travellers who use their own pages: a code, and that an answer is there. */
package org.portolan.messaging.traveller;
