/** Chats and the order of their messages, as they are stored. */
package org.portolan.cases.chat.store;
