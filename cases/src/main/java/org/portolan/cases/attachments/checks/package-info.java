/**
 * What is looked at in a file before it is kept: that it is one file and wholly there, that opening
 * it costs no more than it may, and that nothing in it runs. What tells where and with what a
 * picture was taken is taken out. Nothing here decodes a picture or unpacks an archive.
 */
package org.portolan.cases.attachments.checks;
