/** The provider's REST API as the sandbox speaks it; only where the sandbox is on. */
package org.portolan.web.sandbox;
