/**
 * Endpoints of subscribers and what is delivered to them: the values, and the port to their
 * storage. Who signs and sends is the webhook channel's matter.
 */
@NullMarked
package com.mexar.payout.webhook;

import org.jspecify.annotations.NullMarked;
