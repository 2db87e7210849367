/**
 * The public page on which anybody checks the seal of a visa, and what others check seals with.
 * Nothing that is shown to it is kept, logged or counted.
 */
package org.portolan.web.verify;
