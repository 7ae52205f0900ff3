/**
 * The SPI of payout providers: profile, steps, inquiry, abilities, and how a plug-in is found and
 * configured.
 */
@NullMarked
package com.mexar.payout.provider;

import org.jspecify.annotations.NullMarked;
