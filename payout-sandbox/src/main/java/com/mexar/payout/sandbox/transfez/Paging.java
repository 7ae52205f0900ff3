package com.mexar.payout.sandbox.transfez;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for; pages count from 1. */
record Paging(int page, int perPage) {

  private static final int DEFAULT = 50;
  private static final int BIGGEST_PAGE = 1_000_000;

  static Paging of(Map<String, String> query, int maximum) {
    int page = number(query.get("page"), 1);
    int perPage = number(query.get("per_page"), DEFAULT);
    return new Paging(Math.min(page, BIGGEST_PAGE), Math.min(perPage, maximum));
  }

  <T> List<T> cut(List<T> all) {
    long from = (long) (page - 1) * perPage;
    return all.stream().skip(from).limit(perPage).toList();
  }

  private static int number(@Nullable String given, int otherwise) {
    if (given == null || !given.matches("[1-9]\\d{0,8}")) {
      return otherwise;
    }
    return Integer.parseInt(given);
  }
}
