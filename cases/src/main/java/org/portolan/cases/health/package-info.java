/** What the server says of itself at {@code /health}. */
package org.portolan.cases.health;
