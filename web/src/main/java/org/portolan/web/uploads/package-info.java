/**
 * What people send on pages: how large a file may be, and how many are taken at a time. Each is in
 * memory while it is looked at, so that no disk gets it in clear.
 */
package org.portolan.web.uploads;
