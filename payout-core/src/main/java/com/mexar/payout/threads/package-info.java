/**
 * Where the engine's threads come from and how they wait, so that a simulation can lend its own and
 * decide who goes on when.
 */
@NullMarked
package com.mexar.payout.threads;

import org.jspecify.annotations.NullMarked;
