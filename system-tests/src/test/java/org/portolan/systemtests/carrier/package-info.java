/** A carrier for tests that kill the server: a process of its own that forgets nothing. */
package org.portolan.systemtests.carrier;
