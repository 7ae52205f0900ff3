/**
 * The host's configuration: environment variables over a YAML file over documented defaults, read
 * in one pass that reports every fault at once.
 */
@NullMarked
package com.mexar.payout.app.config;

import org.jspecify.annotations.NullMarked;
