/**
 * The page on which visitors chat with a person: by plain forms, and where there is script and a
 * connection, by a socket on top of them.
 */
package org.portolan.web.chat;
