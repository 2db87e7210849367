/**
 * Can I travel, and what must I bring? Public pages without script, session or cookie: what
 * somebody answers travels in the form, is kept nowhere and stands in no address.
 */
package org.portolan.web.portal.entry;
