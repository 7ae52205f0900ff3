/** The status table: what evidence or a command does to a payout, as one typed value. */
@NullMarked
package com.mexar.payout.lifecycle;

import org.jspecify.annotations.NullMarked;
