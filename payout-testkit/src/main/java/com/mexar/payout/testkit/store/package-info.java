/**
 * What every implementation of the stores has to show: abstract suites that an implementation
 * extends, giving each test an empty store of its own.
 */
@NullMarked
package com.mexar.payout.testkit.store;

import org.jspecify.annotations.NullMarked;
