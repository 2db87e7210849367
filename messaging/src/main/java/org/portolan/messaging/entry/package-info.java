/**
 * What is sent to people who plan a journey: a checklist, and what changed of rules they follow.
 */
package org.portolan.messaging.entry;
