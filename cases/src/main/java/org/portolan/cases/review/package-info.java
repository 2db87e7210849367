/** What two people publish together, a version at a time: entry rules, and kinds of visas. */
package org.portolan.cases.review;
