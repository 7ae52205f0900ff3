package com.mexar.payout.event.rabbitmq;

import com.mexar.payout.event.EventChannel;
import com.mexar.payout.sandbox.stack.TestRabbit;
import com.mexar.payout.testkit.event.Arrival;
import com.mexar.payout.testkit.event.ChannelRig;
import com.mexar.payout.testkit.event.EventChannelContract;
import java.time.Duration;
import java.util.List;

/** What every channel keeps, on the embedded broker. */
class RabbitMqContractTest extends EventChannelContract {

  TestRabbit.Make make() {
    return TestRabbit.Make.EMBEDDED;
  }

  @Override
  protected ChannelRig openRig() throws Exception {
    return new Rig(TestRabbit.running(make()));
  }

  @Override
  protected ChannelRig openRigToKill() throws Exception {
    return openRig();
  }

  /** An exchange of its own with one queue for everything, at a broker that may be. */
  private static final class Rig implements ChannelRig {
    private static final int NO_BOUND = 16 << 20;

    private final TestRabbit rabbit;
    private final Exchange exchange;
    private boolean bounded;

    Rig(TestRabbit rabbit) throws Exception {
      this.rabbit = rabbit;
      this.exchange = new Exchange(rabbit.uri(), rabbit.freshExchange());
      exchange.bind("#");
    }

    @Override
    public EventChannel channel(Duration publishTimeout) {
      return RabbitMqChannels.channel(
          rabbit.uri(), exchange.name(), publishTimeout.toSeconds() + "s");
    }

    @Override
    public EventChannel channelToNobody(Duration publishTimeout) {
      return RabbitMqChannels.channel(
          "amqp://127.0.0.1:1", exchange.name(), publishTimeout.toSeconds() + "s");
    }

    @Override
    public List<Arrival> arrivals() throws Exception {
      return exchange.messages().stream().map(RabbitMessage::arrival).toList();
    }

    @Override
    public void takeAtMost(int bytes) {
      rabbit.takeAtMost(bytes);
      bounded = true;
    }

    @Override
    public void kill() {
      rabbit.kill();
    }

    @Override
    public void restart() {
      rabbit.ensureRunning();
    }

    @Override
    public void close() {
      rabbit.ensureRunning();
      if (bounded) {
        rabbit.takeAtMost(NO_BOUND);
      }
    }
  }
}
