/** The embedded PostgreSQL, durable and with passwords, and connections to any other. */
package org.portolan.launcher.database;
