/**
 * The case store: transactions of an explicit actor, compartments that the database enforces, and
 * the journal that every change leaves.
 */
package org.portolan.cases.store;
