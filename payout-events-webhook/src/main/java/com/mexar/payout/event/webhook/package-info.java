/**
 * The webhook channel: signs events by Standard Webhooks 1.0.0 and delivers them to the endpoints
 * of subscribers. {@link com.mexar.payout.event.webhook.Webhooks} is the way in.
 */
@NullMarked
package com.mexar.payout.event.webhook;

import org.jspecify.annotations.NullMarked;
