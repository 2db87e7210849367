/** Signing in at the organisation's own provider, by OpenID Connect Core 1.0. */
package org.portolan.web.openid;
