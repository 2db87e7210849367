/**
 * Recordings for languages that no voice of the provider's reads: which sentences they need, and
 * the recordings that staff uploaded. They are the product's own texts read aloud, public as these.
 */
package org.portolan.messaging.prompts;
