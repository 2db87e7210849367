/** What was said in a case: messages of every channel and notes, in the order of their time. */
package org.portolan.cases.timeline;
