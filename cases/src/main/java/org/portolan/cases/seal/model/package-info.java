/**
 * Visible Digital Seals after ICAO Doc 9303 part 13: how they are written, read and checked. Bytes
 * in, values out; no database, no clock of its own.
 */
package org.portolan.cases.seal.model;
