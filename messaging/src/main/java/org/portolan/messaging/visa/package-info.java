/** What applicants for a visa are told, which never says what the matter is. */
package org.portolan.messaging.visa;
