/**
 * What people ask of us about their own data: to correct it, or to stop using it. Each has an
 * answer by a day (GDPR, articles 12(3), 16 and 21).
 */
package org.portolan.cases.requests;
