/** Keys are replaced while everything goes on. */
package org.portolan.cases.rotation;
