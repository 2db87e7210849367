/** What a version of a kind of visa is, and what its words are. */
package org.portolan.cases.visa.types.model;
