/** Events on a Kafka topic, as CloudEvents 1.0 in binary mode, in order within each payout. */
@NullMarked
package com.mexar.payout.event.kafka;

import org.jspecify.annotations.NullMarked;
