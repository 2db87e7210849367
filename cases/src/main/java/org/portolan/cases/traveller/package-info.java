/**
 * Travellers reach what is theirs without a password: a one-time code to the phone of their case,
 * beside its reference or their birth date.
 */
package org.portolan.cases.traveller;
