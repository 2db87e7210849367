/**
 * What is printed: text of any language set into a PDF. Whatever is printed is said by others; this
 * knows letters, lines and sheets only.
 */
package org.portolan.cases.print;
