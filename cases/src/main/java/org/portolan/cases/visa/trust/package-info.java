/**
 * Looks applications through for what an officer should look at before they decide: a paper with
 * many names, days that cannot be, lists of what was lost. It says what it found and decides
 * nothing.
 */
package org.portolan.cases.visa.trust;
