/**
 * Reading what people type: numbers of any script, words of their language with or without accents,
 * the Latin spellings of other scripts, temperatures, and words such as STOP. What is ambiguous is
 * said to be unclear; nothing throws.
 */
package org.portolan.i18n.reading;
