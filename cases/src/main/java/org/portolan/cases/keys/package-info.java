/** Keys and what they seal: the master keyset, keys per person and case, and keyed hashes. */
package org.portolan.cases.keys;
