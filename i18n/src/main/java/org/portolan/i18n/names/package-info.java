/** Finding a name however it was spelled, in whichever script. */
package org.portolan.i18n.names;
