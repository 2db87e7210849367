package org.portolan.cases.portal.model;

/**
 * Where a page has what it says from.
 *
 * @param url where it can be read; {@code https}
 */
public record Source(String title, String publisher, String url) {}
