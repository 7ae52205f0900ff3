/**
 * A simulator of EasyLink, from its readable documentation and public integrations of 2024 to 2026.
 */
@NullMarked
package com.mexar.payout.sandbox.easylink;

import org.jspecify.annotations.NullMarked;
