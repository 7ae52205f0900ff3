/**
 * The contract of the engine on a real store: tests by the class of fault that they stand for, to
 * be run on every implementation of the stores.
 */
@NullMarked
package com.mexar.payout.testkit.engine;

import org.jspecify.annotations.NullMarked;
