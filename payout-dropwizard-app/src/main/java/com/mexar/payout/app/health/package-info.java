/** Whether the host makes progress, for people and for whatever starts and stops it. */
@NullMarked
package com.mexar.payout.app.health;

import org.jspecify.annotations.NullMarked;
