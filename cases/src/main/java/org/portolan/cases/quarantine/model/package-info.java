/**
 * What a quarantine is and decides: the protocol, the check-in, the state of a day. No database.
 */
package org.portolan.cases.quarantine.model;
