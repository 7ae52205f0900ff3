/** Inbound callbacks: what arrived, how its authenticity is proven, what it means. */
@NullMarked
package com.mexar.payout.callback;

import org.jspecify.annotations.NullMarked;
