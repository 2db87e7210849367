/** What all public pages have around them, and in which language somebody reads. */
package org.portolan.web.start;
