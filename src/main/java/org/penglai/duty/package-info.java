/**
 * What a public university or institute owes around its transfers (高校职责): the inventors' and the transfer office's shares
 * of net income, the inventor's right of first refusal, the file by which it shows diligence, and the report of each year.
 * Serves the Promotion Law, articles 21 and 45, the Shandong Regulations, articles 14, 15, 34 and 36, and Civil Code 847. How
 * its price is found and made public stands with the offers, in {@code listing}.
 */
@NullMarked
package org.penglai.duty;

import org.jspecify.annotations.NullMarked;
