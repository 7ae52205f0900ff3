package com.mexar.payout.json;

/**
 * What is wrong with one member of a request.
 *
 * @param pointer where, an RFC 6901 pointer; empty for the whole body
 * @param detail what, for a person; never repeats the value
 */
public record FieldFault(String pointer, String detail) {}
