/** The staff workspace: one backing bean a page, named after it. */
package org.portolan.web.staff;
