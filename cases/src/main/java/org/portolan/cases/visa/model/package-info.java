/** What a visa application is, what may be done to it, and what is asked for it. */
package org.portolan.cases.visa.model;
