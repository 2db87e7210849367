/** The calendars by which people give a day, and the day that it is. */
package org.portolan.i18n.calendars;
