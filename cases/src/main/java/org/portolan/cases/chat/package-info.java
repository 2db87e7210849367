/**
 * Conversations with a person while both are there: from any public page and inside an application.
 * What is said stands on the timeline of its case; an enquiry's chat is answered like any enquiry
 * when nobody was there.
 */
package org.portolan.cases.chat;
