/**
 * What an applicant gets on paper: letters about what was decided or is wanted, and the visas
 * themselves. Nothing of it is stored: it is printed from the application as it stands.
 */
package org.portolan.cases.visa.letter;
