/** By which number texts go to a country, and whether an answer comes back on that way. */
package org.portolan.messaging.routes;
