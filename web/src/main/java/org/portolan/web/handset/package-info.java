/** The sandbox's handsets: a person plays the traveller. */
package org.portolan.web.handset;
