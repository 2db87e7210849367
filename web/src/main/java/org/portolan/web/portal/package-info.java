/**
 * The information pages as the public reads them: a function of language, address and the state of
 * the content, written once, compressed once, and served from memory without script, session or
 * cookie.
 */
package org.portolan.web.portal;
