/**
 * Starts and stops a whole Portolan on one machine: PostgreSQL, the schema, WildFly with the
 * application. {@code mvn -Prun}, the whole-system tests and the benchmarks all start it through
 * this module.
 */
package org.portolan.launcher;
