/**
 * What texts cost, and where that ends: budgets for each purpose, and caps on texts that a form of
 * ours sets off to numbers which never showed that they want them.
 */
package org.portolan.messaging.spending;
