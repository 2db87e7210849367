/** What Portolan costs and achieves on this machine, measured from outside. */
package org.portolan.benchmarks;
