/**
 * Pages on which people look at visas, apply for them and see where their application stands: plain
 * HTML and forms, without script. What somebody wrote is behind the sign-in of travellers.
 */
package org.portolan.web.visa;
