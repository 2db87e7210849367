/** How applicants can pay a fee. Whoever takes money records it ({@code SettleApplication}). */
package org.portolan.cases.visa.payment;
