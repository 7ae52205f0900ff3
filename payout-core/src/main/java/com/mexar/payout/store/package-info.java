/** The ports to durable storage. Every method takes the transaction it runs in. */
@NullMarked
package com.mexar.payout.store;

import org.jspecify.annotations.NullMarked;
