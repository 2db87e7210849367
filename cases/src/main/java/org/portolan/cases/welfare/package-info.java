/** What people in quarantine asked for: food, medicine, a call. */
package org.portolan.cases.welfare;
