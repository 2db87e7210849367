/** Pictures that came from outside, made anew before anybody sees them. */
package org.portolan.web.pictures;
