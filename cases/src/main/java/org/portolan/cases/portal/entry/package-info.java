/**
 * Can I travel, and what must I bring? Entry rules as dated data of public authorities: written and
 * checked by two people, published at a time, found for a traveller with as few questions as the
 * rules need, and followed by those who plan a journey.
 */
package org.portolan.cases.portal.entry;
