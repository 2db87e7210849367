/**
 * Forgetting: how long cases are kept, who may hold one, and that what is due is gone. Erasure
 * destroys keys, and with them what stands in the tables, the journal and every older dump.
 */
package org.portolan.cases.retention;
