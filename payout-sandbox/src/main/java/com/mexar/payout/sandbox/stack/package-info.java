/**
 * The local stack: a PostgreSQL and a one-node Kafka that need nothing installed, behind the demo,
 * the default database of the host, and the tests.
 */
@NullMarked
package com.mexar.payout.sandbox.stack;

import org.jspecify.annotations.NullMarked;
