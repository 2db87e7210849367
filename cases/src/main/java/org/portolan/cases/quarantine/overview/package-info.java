/** What officers look at: the board of today and the page of a case. */
package org.portolan.cases.quarantine.overview;
