package org.portolan.cases.portal.model;

/**
 * What a page says in one language.
 *
 * @param summary one or two sentences for lists and search results
 * @param sms the page as a text message; may be empty where the page answers none
 * @param body Markdown
 */
public record PageText(String title, String summary, String sms, String body) {}
