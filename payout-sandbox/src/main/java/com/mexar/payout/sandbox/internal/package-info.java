/** The plumbing of the simulators (HTTP server, callback sender, ledger book); no API. */
@NullMarked
package com.mexar.payout.sandbox.internal;

import org.jspecify.annotations.NullMarked;
