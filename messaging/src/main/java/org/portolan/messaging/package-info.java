/** Portolan messaging. */
package org.portolan.messaging;
