/**
 * For plug-ins: the JSON that providers send, which is theirs in form and trusted in nothing. Built
 * on Jackson's tree, whose dependency whoever uses this declares.
 */
@NullMarked
package com.mexar.payout.json.provider;

import org.jspecify.annotations.NullMarked;
