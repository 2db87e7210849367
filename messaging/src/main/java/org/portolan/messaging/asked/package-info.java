/** Who asks for a public page and is nobody we know. */
package org.portolan.messaging.asked;
