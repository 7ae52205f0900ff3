/** Acme, a payout provider of this example's own invention, as a plug-in of the gateway. */
@NullMarked
package example.acme;

import org.jspecify.annotations.NullMarked;
