/** What a page is, how its texts come to be published, and when a translation is one. */
package org.portolan.cases.portal.model;
