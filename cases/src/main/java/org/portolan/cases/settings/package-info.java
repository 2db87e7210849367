/** What the operator sets: {@code PORTOLAN_*} variables and files. */
package org.portolan.cases.settings;
