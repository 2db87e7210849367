/** What is measured against: as little as a server can do. */
package org.portolan.benchmarks.plain;
