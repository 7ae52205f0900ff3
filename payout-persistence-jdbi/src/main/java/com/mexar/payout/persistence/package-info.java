/**
 * The stores on PostgreSQL 14 or later: set-based statements, the invariants as constraints, the
 * database's clock as the one that hosts compare with.
 */
@NullMarked
package com.mexar.payout.persistence;

import org.jspecify.annotations.NullMarked;
