/** The people who work here: their accounts, how they sign in, and what their role opens. */
package org.portolan.cases.staff;
