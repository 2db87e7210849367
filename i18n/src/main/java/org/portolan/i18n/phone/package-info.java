/** Phone numbers as people write them and as carriers take them. */
package org.portolan.i18n.phone;
