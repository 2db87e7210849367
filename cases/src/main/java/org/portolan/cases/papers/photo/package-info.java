/**
 * What is read from photographs of papers, where the operator has a program that reads. Nothing
 * read so is taken for true: whoever has the paper before them compares it.
 */
package org.portolan.cases.papers.photo;
