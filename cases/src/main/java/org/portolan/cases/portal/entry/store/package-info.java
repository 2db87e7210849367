/** The rows of entry rules and of those who follow them. */
package org.portolan.cases.portal.entry.store;
