/**
 * TransfeZ: payouts to Indonesian banks and wallets and to banks abroad, as a draft that is then
 * confirmed. Facts are from the Transfez partner API documentation (2022) and public integrations
 * of 2025; nothing was tried against the provider itself.
 */
@NullMarked
package com.mexar.payout.provider.transfez;

import org.jspecify.annotations.NullMarked;
