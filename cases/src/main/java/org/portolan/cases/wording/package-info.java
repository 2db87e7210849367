/** What is to be said, before it is said in anybody's language. */
package org.portolan.cases.wording;
