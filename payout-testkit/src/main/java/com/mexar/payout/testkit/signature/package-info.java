/**
 * What every verifier of callbacks has to show, and signatures that are known to be genuine or
 * forged.
 */
@NullMarked
package com.mexar.payout.testkit.signature;

import org.jspecify.annotations.NullMarked;
