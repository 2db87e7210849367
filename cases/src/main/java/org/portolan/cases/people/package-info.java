/** Who people are, and how they are reached. */
package org.portolan.cases.people;
