/** The first page of the public, in every traveller language. */
package org.portolan.web.start;
