/**
 * The guarded outbound HTTP client: it says of every call whether an answer came, whether nothing
 * of the request can have left, or whether it may have been sent, and never sends anything twice.
 * It knows nothing of payouts.
 */
@NullMarked
package com.mexar.payout.http;

import org.jspecify.annotations.NullMarked;
