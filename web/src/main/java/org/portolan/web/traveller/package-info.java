/**
 * What travellers see of themselves, behind a one-time code, in every traveller language and
 * without any script.
 */
package org.portolan.web.traveller;
