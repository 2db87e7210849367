/** The time of the application. */
package org.portolan.cases.time;
