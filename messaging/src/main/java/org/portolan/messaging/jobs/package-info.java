/** What is done because time passes: asking, closing, escalating. The domain says what is due. */
package org.portolan.messaging.jobs;
