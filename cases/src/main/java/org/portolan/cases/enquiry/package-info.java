/**
 * Questions that belong to no other matter: from numbers we do not know, or people without a case.
 */
package org.portolan.cases.enquiry;
