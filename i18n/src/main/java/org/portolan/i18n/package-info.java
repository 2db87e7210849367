/** Portolan i18n. */
package org.portolan.i18n;
