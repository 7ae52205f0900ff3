package com.mexar.payout.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What hostile bodies leave behind in memory: nothing. */
class MemoryTest extends HostileHost {
  private static final int AT_ONCE = 16;
  private static final int BODIES = 600;
  private static final long SLACK = 12L << 20;

  @Test
  void heap_afterManyLargeHostileBodies_isAsItWas() throws Exception {
    sendAll(AT_ONCE);
    long before = used();
    sendAll(BODIES);

    // all of them together are more than three times the slack
    assertThat(used()).isLessThan(before + SLACK);
  }

  private static void sendAll(int count) throws Exception {
    List<byte[]> bodies = bodies();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<Integer>> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Route route = Route.withBody().get(i % Route.withBody().size());
      byte[] body = bodies.get(i % bodies.size());
      sent.add(threads.submit(() -> send(route, body).status()));
    }
    threads.shutdown();
    for (Future<Integer> status : sent) {
      assertThat(status.get()).isIn(400, 413);
    }
  }

  private static List<byte[]> bodies() {
    StringBuilder names = new StringBuilder("{\"a\":1");
    for (int i = 0; names.length() < 60_000; i++) {
      names.append(",\"").append(i).append("\":[]");
    }
    return List.of(
        names.append('}').toString().getBytes(StandardCharsets.UTF_8),
        ("{\"a\":" + "[".repeat(65_000)).getBytes(StandardCharsets.UTF_8),
        ("{\"reason\":\"" + "\ud83d\ude00".repeat(16_000) + "\"}").getBytes(StandardCharsets.UTF_8),
        ("{\"a\":" + "9".repeat(65_000) + "}").getBytes(StandardCharsets.UTF_8),
        new byte[65_000],
        new byte[70_000]);
  }

  private static long used() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
