package com.mexar.payout.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.testkit.provider.CannedServer;
import com.mexar.payout.testkit.provider.CannedServer.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Stands between a plug-in and the simulator of its provider: forwards what is asked, and breaks
 * the requests that a test aims at. Thread-safe.
 */
final class Wire implements AutoCloseable {
  private static final String ELSEWHERE = "/elsewhere";

  private final ProviderRig rig;
  private final CannedServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<RequestKind, CannedServer.Handler> treatments = new ConcurrentHashMap<>();
  private final Map<RequestKind, List<HttpBytes>> answers = new EnumMap<>(RequestKind.class);
  private final AtomicBoolean followed = new AtomicBoolean();

  Wire(ProviderRig rig) {
    this.rig = rig;
    for (RequestKind kind : RequestKind.values()) {
      answers.put(kind, new CopyOnWriteArrayList<>());
    }
    server = new CannedServer(this::serve);
  }

  /** The simulator's address, by this wire. */
  URI address() {
    return server.baseUrl().resolve(rig.simulator().getRawPath());
  }

  /** How many requests came. */
  int requests() {
    return server.requests().size();
  }

  /** How many of them were of this kind. */
  long requests(RequestKind kind) {
    return server.requests().stream().filter(request -> rig.kindOf(request) == kind).count();
  }

  /** At least one request of this kind came: otherwise the rig names them wrongly. */
  void assertCame(RequestKind kind) {
    assertThat(requests(kind)).as("requests that the rig calls %s", kind).isPositive();
  }

  /** Whether a redirect was followed. */
  boolean wasFollowed() {
    return followed.get();
  }

  /** The simulator's last answer to a request of this kind. */
  HttpBytes lastAnswer(RequestKind kind) {
    assertCame(kind);
    List<HttpBytes> all = answers.getOrDefault(kind, List.of());
    return all.get(all.size() - 1);
  }

  /** Every request of this kind meets the fault, until the wire is mended. */
  void breaks(RequestKind kind, WireFault fault) {
    treatments.put(kind, (request, out) -> new Broken(request, out).meet(fault));
  }

  /** The simulator is not asked; this is answered. */
  void answers(RequestKind kind, byte[] answer) {
    treatments.put(kind, (request, out) -> out.write(answer));
  }

  /** Requests of this kind go on when so many of them have come; if they do not, none does. */
  void holdUntil(RequestKind kind, int many) {
    CountDownLatch come = new CountDownLatch(many);
    treatments.put(
        kind,
        (request, out) -> {
          come.countDown();
          if (awaited(come)) {
            out.write(forward(request).bytes());
          } else {
            treatments.remove(kind);
          }
        });
  }

  private static boolean awaited(CountDownLatch come) {
    try {
      return come.await(Bench.PATIENCE.toMillis() / 4, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void mend() {
    treatments.clear();
  }

  @Override
  public void close() {
    closed.countDown();
    server.close();
  }

  private void serve(Request request, OutputStream out) throws IOException {
    if (request.line().contains(ELSEWHERE)) {
      followed.set(true);
      return;
    }
    CannedServer.Handler treatment = treatments.get(rig.kindOf(request));
    if (treatment == null) {
      out.write(forward(request).bytes());
    } else {
      treatment.answer(request, out);
    }
  }

  private HttpBytes forward(Request request) throws IOException {
    HttpBytes answer = HttpBytes.ask(rig.simulator(), request);
    answers.computeIfPresent(
        rig.kindOf(request),
        (kind, all) -> {
          all.add(answer);
          return all;
        });
    return answer;
  }

  /** One request that does not get the answer that was meant for it. */
  private final class Broken {
    private static final int DRIPS = 10_000;
    private static final int DRIP_MILLIS = 40;
    private static final int ENDLESS = 200 << 20;

    private final Request request;
    private final OutputStream out;

    Broken(Request request, OutputStream out) {
      this.request = request;
      this.out = out;
    }

    void meet(WireFault fault) throws IOException {
      switch (fault) {
        case CUT_BEFORE -> {}
        case CUT_AFTER -> forward(request);
        case HANG_BEFORE -> hang();
        case HANG_AFTER -> {
          forward(request);
          hang();
        }
        case DRIP_AFTER -> drip();
        case BAD_GATEWAY_BEFORE -> out.write(CannedServer.html(502));
        case BAD_GATEWAY_AFTER -> {
          forward(request);
          out.write(CannedServer.html(502));
        }
        case REDIRECT_BEFORE -> redirect();
        case EMPTY_AFTER -> changed(answer -> answer.with(""));
        case HTML_AFTER -> {
          forward(request);
          out.write(CannedServer.html(200));
        }
        case NOT_HTTP_AFTER -> {
          forward(request);
          out.write(new byte[] {21, 3, 1, 0, 2, 2, 40});
        }
        case TRUNCATED_AFTER -> {
          HttpBytes whole = forward(request);
          out.write(whole.half().promising(whole.body().length));
        }
        case HALF_AFTER -> changed(HttpBytes::half);
        case WRONG_TYPES_AFTER -> changed(answer -> answer.with(Members.allOfAnotherType(answer)));
        case ENDLESS_AFTER -> endless();
      }
    }

    private void changed(UnaryOperator<HttpBytes> change) throws IOException {
      out.write(change.apply(forward(request)).bytes());
    }

    private void redirect() throws IOException {
      String head = "HTTP/1.1 307 X\r\nLocation: " + server.baseUrl() + ELSEWHERE;
      out.write(new HttpBytes(head, new byte[0]).bytes());
    }

    private void hang() {
      awaitClose(Integer.MAX_VALUE);
    }

    private void drip() throws IOException {
      HttpBytes answer = forward(request);
      out.write(answer.headPromising(DRIPS));
      for (int i = 0; i < DRIPS && !awaitClose(DRIP_MILLIS); i++) {
        out.write(' ');
        out.flush();
      }
    }

    private void endless() throws IOException {
      HttpBytes answer = forward(request);
      out.write(answer.headPromising(ENDLESS));
      byte[] blanks = new byte[1 << 16];
      Arrays.fill(blanks, (byte) ' ');
      for (int sent = 0; sent < ENDLESS; sent += blanks.length) {
        out.write(blanks);
      }
    }

    private boolean awaitClose(int millis) {
      try {
        return closed.await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
  }
}
