package com.mexar.payout.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GateTest {
  private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 10);
  private final Gate gate = new Gate(time::get, 100);

  @Test
  void pass_once_thenShutSaysThatItPassed() {
    assertThatCode(gate::pass).doesNotThrowAnyException();
    assertThat(gate.shut()).isFalse();
    assertThat(gate.shut()).isFalse();
  }

  @Test
  void fault02_pass_twice_isRefused() throws IOException {
    gate.pass();
    assertThatThrownBy(gate::pass).isInstanceOf(IOException.class);
    assertThat(gate.shut()).isFalse();
  }

  @Test
  void pass_afterShut_isRefused() {
    assertThat(gate.shut()).isTrue();
    assertThatThrownBy(gate::pass).isInstanceOf(IOException.class);
    assertThat(gate.shut()).isTrue();
  }

  @Test
  void pass_afterItsTime_isRefusedForGood() {
    time.addAndGet(100);
    assertThatThrownBy(gate::pass).isInstanceOf(IOException.class);
    assertThat(gate.shut()).isTrue();
  }

  @Test
  void pass_justInTime_isAllowed() {
    time.addAndGet(99);
    assertThatCode(gate::pass).doesNotThrowAnyException();
  }
}
