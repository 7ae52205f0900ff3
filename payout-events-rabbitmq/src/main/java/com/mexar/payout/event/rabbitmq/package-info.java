/**
 * Events on a RabbitMQ exchange, as CloudEvents 1.0 in binary mode, in order within each payout.
 */
@NullMarked
package com.mexar.payout.event.rabbitmq;

import org.jspecify.annotations.NullMarked;
