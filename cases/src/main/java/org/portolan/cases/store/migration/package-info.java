/** The schema, version by version. */
package org.portolan.cases.store.migration;
