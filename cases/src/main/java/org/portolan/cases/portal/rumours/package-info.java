/**
 * What people tell each other that may not be true: heard by the information desk, with place,
 * language and channel, answered, and put right on a page.
 */
package org.portolan.cases.portal.rumours;
