/** The information desk answers people by text. */
package org.portolan.messaging.enquiry;
