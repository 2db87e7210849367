/** Who is referred to whom: a provider reads the support cases that were referred to them. */
package org.portolan.cases.referral;
