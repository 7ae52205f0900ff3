/** Who calls, from where, and how often. */
@NullMarked
package com.mexar.payout.app.security;

import org.jspecify.annotations.NullMarked;
