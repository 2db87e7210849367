/** Looks whether the links of public pages still lead somewhere. */
package org.portolan.messaging.links;
