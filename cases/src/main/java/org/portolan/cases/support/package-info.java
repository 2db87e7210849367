/**
 * Psychosocial support: a case is opened for somebody, taken by a support worker, contacted again
 * by a day, referred, and closed with an outcome. Nothing here writes to anybody: whoever shares a
 * telephone learns of no support.
 */
package org.portolan.cases.support;
