/** Seals in the case store: references and days, nothing of anybody's. */
package org.portolan.cases.seal.store;
