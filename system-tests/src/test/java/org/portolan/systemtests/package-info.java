/**
 * Tests of the whole: the built EAR in a managed WildFly with a real PostgreSQL, spoken to over
 * HTTP, WebSocket and a real browser, as its users and providers do.
 *
 * <p>One server and one database serve the whole run, on ports of their own, so each test makes
 * people and cases of its own. A class joins by {@link org.portolan.systemtests.WholeSystem}.
 */
package org.portolan.systemtests;
