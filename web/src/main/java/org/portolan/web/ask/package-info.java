/** The public pages on which anybody may ask a person, and read the answer. */
package org.portolan.web.ask;
