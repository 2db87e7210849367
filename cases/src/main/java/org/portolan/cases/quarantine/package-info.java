/** Following people through quarantine, one question a day. */
package org.portolan.cases.quarantine;
