/**
 * The machine readable zone of travel documents: the two or three lines at a paper's foot, after
 * ICAO Doc 9303 parts 3 to 7. They are read from what somebody typed or pasted, or a machine saw;
 * what was put right is said, and what can be read in two ways is asked.
 */
package org.portolan.cases.papers.mrz;
