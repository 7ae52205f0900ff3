/**
 * What every plug-in of a provider keeps, as a suite of tests that its author runs: {@link
 * com.mexar.payout.testkit.plugin.ProviderContract}.
 */
@NullMarked
package com.mexar.payout.testkit.plugin;

import org.jspecify.annotations.NullMarked;
