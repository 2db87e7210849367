/** What a person must look at, who is on duty to do so, and what happens when nobody does. */
package org.portolan.cases.alerts;
