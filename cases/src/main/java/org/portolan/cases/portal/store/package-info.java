/** The rows of pages, of their texts and of what is published. */
package org.portolan.cases.portal.store;
