/** How many parts a text message is sent in. */
package org.portolan.i18n.sms;
