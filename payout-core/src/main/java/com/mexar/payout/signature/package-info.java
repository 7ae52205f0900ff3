/**
 * Signatures over bytes: keys, how they are read, how they verify and sign. No headers, no HTTP.
 */
@NullMarked
package com.mexar.payout.signature;

import org.jspecify.annotations.NullMarked;
