/** Who gets in, and what every answer tells the browser to refuse. */
package org.portolan.web.security;
