/**
 * The languages people read, what the product says in them, and how it reads what they type:
 * numbers and words of any script, names, phone numbers, the length of a text message. Knows
 * neither a server nor a database.
 */
package org.portolan.i18n;
