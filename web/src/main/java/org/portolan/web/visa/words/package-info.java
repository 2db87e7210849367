/** How answers and amounts of applications for visas are said in a reader's language. */
package org.portolan.web.visa.words;
