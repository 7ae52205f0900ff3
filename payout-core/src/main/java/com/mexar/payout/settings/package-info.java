/** Typed, fault-gathering access to the settings of plug-ins and channels. */
@NullMarked
package com.mexar.payout.settings;

import org.jspecify.annotations.NullMarked;
