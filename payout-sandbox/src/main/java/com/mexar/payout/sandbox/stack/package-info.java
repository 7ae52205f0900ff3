/**
 * The local stack: a PostgreSQL and a one-node Kafka that need nothing installed, behind the demo,
 * the default database of the host, and the tests; for tests alone a broker of AMQP 0-9-1, too.
 */
@NullMarked
package com.mexar.payout.sandbox.stack;

import org.jspecify.annotations.NullMarked;
