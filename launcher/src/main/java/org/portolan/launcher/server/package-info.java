/** WildFly from its distribution: installed, configured by scripts, started, watched, stopped. */
package org.portolan.launcher.server;
