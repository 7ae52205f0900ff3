package com.mexar.payout.testkit.simulation.mutant;

/**
 * One place in a source file that is written otherwise.
 *
 * @param find what stands there now, exactly once in the file
 */
record Edit(String find, String replace) {

  String in(String source) {
    int at = source.indexOf(find);
    if (at < 0 || source.indexOf(find, at + 1) >= 0) {
      throw new IllegalStateException("stands not exactly once in the source: " + find);
    }
    return source.substring(0, at) + replace + source.substring(at + find.length());
  }
}
