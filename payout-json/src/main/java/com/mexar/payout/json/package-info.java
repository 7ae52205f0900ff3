/**
 * The JSON forms of the domain, once: what the API takes and answers, what events carry, what is
 * stored. Written and read by hand on Jackson's streaming API; the domain knows nothing of it.
 */
@NullMarked
package com.mexar.payout.json;

import org.jspecify.annotations.NullMarked;
