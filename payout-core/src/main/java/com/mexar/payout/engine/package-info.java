/** The engine: accept, dispatch, settle, repair, inbox and relay over the ports. */
@NullMarked
package com.mexar.payout.engine;

import org.jspecify.annotations.NullMarked;
