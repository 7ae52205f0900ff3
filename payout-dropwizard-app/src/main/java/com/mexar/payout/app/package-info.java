/**
 * The thin host: command line, wiring and start-up. What is wired to what stands in {@link
 * com.mexar.payout.app.GatewayApplication}.
 */
@NullMarked
package com.mexar.payout.app;

import org.jspecify.annotations.NullMarked;
