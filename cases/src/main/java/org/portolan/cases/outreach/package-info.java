/**
 * Broadcasts: one message to many people, in each reader's own language. A broadcast is written,
 * counted, approved by a second person when it is for many, and handed over to messaging in slices;
 * its texts are sealed once. Who wrote it learns how many were reached, and nobody's number.
 */
package org.portolan.cases.outreach;
