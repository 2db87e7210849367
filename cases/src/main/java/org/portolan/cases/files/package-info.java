/** Cases as such: their references and their opening. */
package org.portolan.cases.files;
