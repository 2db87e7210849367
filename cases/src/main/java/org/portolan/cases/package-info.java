/** Portolan cases. */
package org.portolan.cases;
