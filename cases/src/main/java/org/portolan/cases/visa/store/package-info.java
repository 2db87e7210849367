/** Where applications, their answers, documents and everything else of them are kept. */
package org.portolan.cases.visa.store;
