package com.mexar.payout.event.kafka;

import com.mexar.payout.event.EventChannel;
import com.mexar.payout.sandbox.stack.TestKafka;
import com.mexar.payout.testkit.event.Arrival;
import com.mexar.payout.testkit.event.ChannelRig;
import com.mexar.payout.testkit.event.EventChannelContract;
import java.time.Duration;
import java.util.List;

/** What every channel keeps, on a real broker. */
class KafkaContractTest extends EventChannelContract {

  @Override
  protected ChannelRig openRig() {
    return new Rig(TestKafka.shared(), false);
  }

  @Override
  protected ChannelRig openRigToKill() {
    return new Rig(TestKafka.start(), true);
  }

  /** A topic of its own, at a broker that may be. */
  private static final class Rig implements ChannelRig {
    private final TestKafka kafka;
    private final boolean mortal;
    private final Topic topic;

    Rig(TestKafka kafka, boolean mortal) {
      this.kafka = kafka;
      this.mortal = mortal;
      this.topic = new Topic(kafka.bootstrap(), kafka.freshTopic(3));
    }

    @Override
    public EventChannel channel(Duration publishTimeout) {
      return KafkaChannels.channel(
          kafka.bootstrap(), topic.name(), publishTimeout.toSeconds() + "s");
    }

    @Override
    public EventChannel channelToNobody(Duration publishTimeout) {
      return KafkaChannels.channel("127.0.0.1:1", topic.name(), publishTimeout.toSeconds() + "s");
    }

    @Override
    public List<Arrival> arrivals() {
      return topic.records().stream().map(KafkaRecord::arrival).toList();
    }

    @Override
    public void takeAtMost(int bytes) throws Exception {
      topic.setting("max.message.bytes", String.valueOf(bytes));
    }

    @Override
    public void kill() {
      kafka.kill();
    }

    @Override
    public void restart() {
      kafka.restart();
    }

    @Override
    public void close() {
      if (mortal) {
        kafka.close();
      }
    }
  }
}
