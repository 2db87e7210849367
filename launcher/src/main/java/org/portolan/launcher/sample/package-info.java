/** Invented people, so that a first start shows something. Sandbox only. */
package org.portolan.launcher.sample;
