/** What the host measures of itself, in the format that Prometheus reads. Decides nothing. */
@NullMarked
package com.mexar.payout.app.metrics;

import org.jspecify.annotations.NullMarked;
