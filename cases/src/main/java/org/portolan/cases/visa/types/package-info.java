/**
 * Kinds of visas as staff write them, beside the files that the product ships: a version at a time,
 * by two people, with words of their own.
 */
package org.portolan.cases.visa.types;
