/** How the API describes itself: the document, and a page that shows it. */
@NullMarked
package com.mexar.payout.app.openapi;

import org.jspecify.annotations.NullMarked;
