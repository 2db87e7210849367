/** The public page on which anybody may ask whether a text is really from us. */
package org.portolan.web.really;
