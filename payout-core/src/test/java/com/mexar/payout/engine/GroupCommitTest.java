package com.mexar.payout.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.threads.Threads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GroupCommitTest {
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void end() {
    callers.shutdownNow();
  }

  @Test
  void run_manyAtOnce_everyCallerGetsItsOwnResult() throws Exception {
    try (GroupCommit<Integer, String> commit = commit(3, 16, i -> i, this::texts)) {
      List<Future<String>> results = runAll(commit, 2_000, i -> i);

      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo("result " + i);
      }
      assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(16));
      assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(2_000);
    }
  }

  @Test
  void run_whileABatchCommits_gathersTheNext() throws Exception {
    CountDownLatch committing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Function<List<Integer>, List<String>> work =
        batch -> {
          if (batch.contains(-1)) {
            committing.countDown();
            await(go);
          }
          return texts(batch);
        };
    try (GroupCommit<Integer, String> commit = commit(1, 8, i -> i, work)) {
      Future<String> first = callers.submit(() -> commit.run(-1));
      committing.await();
      List<Future<String>> others = submitAll(commit, 8);
      // what is not waiting yet when the first ends comes in a batch of its own
      go.countDown();
      first.get();
      for (Future<String> other : others) {
        other.get();
      }

      assertThat(batches.get(0)).containsExactly(-1);
      assertThat(batches.stream().skip(1).flatMap(List::stream)).hasSize(8);
    }
  }

  @Test
  void run_equalKeys_neverShareABatchAndKeepTheirOrder() throws Exception {
    try (GroupCommit<Integer, String> commit = commit(2, 64, i -> i % 7, this::texts)) {
      for (Future<String> result : runAll(commit, 700, i -> i)) {
        result.get();
      }

      assertThat(batches)
          .allSatisfy(
              batch ->
                  assertThat(new HashSet<>(batch.stream().map(i -> i % 7).toList()))
                      .hasSameSizeAs(batch));
    }
  }

  @Test
  void run_oneItemFails_harmsNoOther() throws Exception {
    Function<List<Integer>, List<String>> work =
        batch -> {
          if (batch.stream().anyMatch(i -> i % 10 == 3)) {
            throw new IllegalStateException("a bad item");
          }
          return texts(batch);
        };
    try (GroupCommit<Integer, String> commit = commit(2, 32, i -> i, work)) {
      List<Future<String>> results = runAll(commit, 500, i -> i);

      for (int i = 0; i < results.size(); i++) {
        Future<String> result = results.get(i);
        if (i % 10 == 3) {
          assertThatThrownBy(result::get).hasRootCauseMessage("a bad item");
        } else {
          assertThat(result.get()).isEqualTo("result " + i);
        }
      }
    }
  }

  @Test
  void run_givenUpInFavourOfOthers_isTriedAgainAndThenSaysSo() {
    AtomicInteger tries = new AtomicInteger();
    Function<List<Integer>, List<String>> work =
        batch -> {
          if (tries.incrementAndGet() <= batch.get(0)) {
            throw new StoreConflictException("a deadlock");
          }
          return texts(batch);
        };
    try (GroupCommit<Integer, String> commit = commit(1, 8, i -> i, work)) {
      assertThat(commit.run(2)).isEqualTo("result 2");

      tries.set(0);
      assertThatThrownBy(() -> commit.run(100)).isInstanceOf(StoreConflictException.class);
      assertThat(tries).hasValue(4);
    }
  }

  @Test
  void run_storeWentAway_isNotRunAgainSinceItMayHaveCommitted() {
    AtomicInteger tries = new AtomicInteger();
    Function<List<Integer>, List<String>> work =
        batch -> {
          tries.incrementAndGet();
          throw new StoreUnavailableException("gone", new IllegalStateException("gone"));
        };
    try (GroupCommit<Integer, String> commit = commit(1, 8, i -> i, work)) {
      assertThatThrownBy(() -> commit.run(1)).isInstanceOf(StoreUnavailableException.class);
      assertThat(tries).hasValue(1);
    }
  }

  @Test
  void run_errorInTheWork_reachesTheCallerAndTheNextIsServed() {
    Function<List<Integer>, List<String>> work =
        batch -> {
          if (batch.contains(0)) {
            throw new StackOverflowError("deep");
          }
          return texts(batch);
        };
    try (GroupCommit<Integer, String> commit = commit(1, 8, i -> i, work)) {
      assertThatThrownBy(() -> commit.run(0)).hasRootCauseInstanceOf(StackOverflowError.class);
      assertThat(commit.run(1)).isEqualTo("result 1");
    }
  }

  @Test
  void close_whatWaits_isStillCommittedAndWhatComesLaterIsRefused() throws Exception {
    CountDownLatch committing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Function<List<Integer>, List<String>> work =
        batch -> {
          committing.countDown();
          await(go);
          return texts(batch);
        };
    GroupCommit<Integer, String> commit = commit(1, 8, i -> i, work);
    Future<String> underWay = callers.submit(() -> commit.run(1));
    committing.await();
    commit.close();

    assertThatThrownBy(() -> commit.run(2)).isInstanceOf(StoreUnavailableException.class);
    go.countDown();
    assertThat(underWay.get()).isEqualTo("result 1");
  }

  private static GroupCommit<Integer, String> commit(
      int committers,
      int most,
      Function<Integer, Object> key,
      Function<List<Integer>, List<String>> work) {
    return new GroupCommit<>(Threads.REAL, "test", committers, most, 3, key, work);
  }

  private List<String> texts(List<Integer> batch) {
    batches.add(batch);
    return batch.stream().map(i -> "result " + i).toList();
  }

  private List<Future<String>> submitAll(GroupCommit<Integer, String> commit, int count) {
    List<Future<String>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int item = i;
      results.add(callers.submit(() -> commit.run(item)));
    }
    return results;
  }

  private List<Future<String>> runAll(
      GroupCommit<Integer, String> commit, int count, Function<Integer, Integer> item)
      throws InterruptedException {
    ExecutorService few = Executors.newFixedThreadPool(32);
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int value = item.apply(i);
      calls.add(() -> commit.run(value));
    }
    List<Future<String>> results = few.invokeAll(calls);
    few.shutdown();
    return results;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody opened the latch");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
