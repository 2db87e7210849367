/**
 * Finding published pages by what people type, in every script: without spaces between words, with
 * another spelling, with a typing error, or in another language than the page's.
 *
 * <p>A word typed matches whatever word contains it, so nothing is missed that a plain search for
 * these letters would find; what fits better comes first.
 */
package org.portolan.i18n.search;
