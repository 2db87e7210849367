/**
 * Everything the store has on a person, for that person (GDPR, articles 15 and 20): declared table
 * by table, so that a test finds the one that somebody forgot.
 */
package org.portolan.cases.export;
