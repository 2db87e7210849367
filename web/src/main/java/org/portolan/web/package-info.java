/** Portolan web. */
package org.portolan.web;
