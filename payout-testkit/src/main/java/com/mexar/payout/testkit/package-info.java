/** What tests of plug-ins, stores and hosts share: samples of the domain. */
@NullMarked
package com.mexar.payout.testkit;

import org.jspecify.annotations.NullMarked;
