/** Quarantines and check-ins in the database. */
package org.portolan.cases.quarantine.store;
