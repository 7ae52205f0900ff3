/**
 * What a payout is made of: ids, exact money, parties, accounts, reasons, attempts. Values only; no
 * I/O, no clock.
 */
@NullMarked
package com.mexar.payout.domain;

import org.jspecify.annotations.NullMarked;
