/** Where providers hand over messages and tell what became of ours. */
package org.portolan.web.hooks;
