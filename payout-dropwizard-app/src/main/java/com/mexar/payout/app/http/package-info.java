/** The HTTP face of the gateway: resources, problem details, limits. It decides nothing. */
@NullMarked
package com.mexar.payout.app.http;

import org.jspecify.annotations.NullMarked;
