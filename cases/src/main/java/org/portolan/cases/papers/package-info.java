/** Papers that say who somebody is, found again by their number. */
package org.portolan.cases.papers;
