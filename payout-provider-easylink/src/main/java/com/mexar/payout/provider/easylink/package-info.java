/**
 * EasyLink: domestic transfers to Indonesian banks and wallets in one step, international ones as a
 * draft that is then confirmed. Facts are from the readable parts of doc.easylink.id and from
 * public integrations of 2024 to 2026; nothing was tried against the provider itself.
 */
@NullMarked
package com.mexar.payout.provider.easylink;

import org.jspecify.annotations.NullMarked;
