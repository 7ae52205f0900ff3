package com.mexar.payout.event.rabbitmq;

import com.mexar.payout.sandbox.stack.TestRabbit;
import org.junit.jupiter.api.condition.EnabledIf;

/** The same on the machine's own RabbitMQ, where it has one. */
@EnabledIf("isThere")
class InstalledRabbitMqContractTest extends RabbitMqContractTest {

  static boolean isThere() {
    return TestRabbit.Make.INSTALLED.isThere();
  }

  @Override
  TestRabbit.Make make() {
    return TestRabbit.Make.INSTALLED;
  }
}
