/** A chat, who says something in it, and when a desk is open. */
package org.portolan.cases.chat.model;
