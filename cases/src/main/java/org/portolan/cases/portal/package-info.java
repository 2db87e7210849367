/**
 * The information pages: what travellers read, in their language. Information workers write a page
 * in its reference language, others translate it; a second person approves each text before the
 * public sees it. Every version that was ever written stays, and so does who approved it. Pages
 * have no row of anybody's: what is published is everybody's, and drafts are those of all who work
 * in the information compartment.
 */
package org.portolan.cases.portal;
