/** Where versions of kinds of visas are kept. */
package org.portolan.cases.visa.types.store;
