/** Events as they leave the gateway, and the SPI of the channels that carry them. */
@NullMarked
package com.mexar.payout.event;

import org.jspecify.annotations.NullMarked;
