/** What an entry rule says, for whom, and how rules decide together. It knows no database. */
package org.portolan.cases.portal.entry.model;
