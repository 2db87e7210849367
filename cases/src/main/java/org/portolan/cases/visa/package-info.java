/**
 * Visa applications: from the first answer of a draft to what was decided and what became of it.
 * The life cycle is a table ({@link org.portolan.cases.visa.model.LifeCycle}); kinds of visa are
 * versioned data ({@link org.portolan.cases.visa.model.VisaType}).
 */
package org.portolan.cases.visa;
