/**
 * The proof of what happened: journals verified entry by entry, their heads anchored outside the
 * database, and the history of a case for those who may read it.
 */
package org.portolan.cases.journal;
