/**
 * What comes with messages: pictures, recordings, papers. A file's bytes lie in one store of files,
 * each sealed under a key of its own, which is sealed in the case store under the case's key: with
 * the case's key the file is gone, wherever copies of it lie.
 */
package org.portolan.cases.attachments;
