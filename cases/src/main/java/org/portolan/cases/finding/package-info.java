/** Finding a person or a case from whatever somebody has in hand. */
package org.portolan.cases.finding;
