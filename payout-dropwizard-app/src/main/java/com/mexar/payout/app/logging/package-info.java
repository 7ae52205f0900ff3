/** How the host logs. */
@NullMarked
package com.mexar.payout.app.logging;

import org.jspecify.annotations.NullMarked;
