/**
 * What every channel of events keeps, as a suite of tests: {@link
 * com.mexar.payout.testkit.event.EventChannelContract}.
 */
@NullMarked
package com.mexar.payout.testkit.event;

import org.jspecify.annotations.NullMarked;
