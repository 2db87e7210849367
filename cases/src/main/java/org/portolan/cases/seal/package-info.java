/**
 * Visible Digital Seals of visas: sealing, taking back, drawing and finding them in pictures. What
 * a seal is stands in {@code model}; why it is done this way in docs/adr/0035.
 */
package org.portolan.cases.seal;
