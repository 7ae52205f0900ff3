package com.mexar.payout.event.kafka;

import com.mexar.payout.event.Event;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Events as records: CloudEvents 1.0.2, Kafka protocol binding, binary content mode. There every
 * attribute is a header with the prefix {@code ce_}, but for {@code datacontenttype}, which is
 * {@code content-type}. Stateless.
 */
final class CloudEventRecords {
  private static final int SEQUENCE_DIGITS = 20;
  private static final Header SPEC_VERSION = header("ce_specversion", "1.0");
  private static final Header SOURCE = header("ce_source", Event.SOURCE);
  private static final Header CONTENT_TYPE = header("content-type", "application/json");

  private CloudEventRecords() {}

  static ProducerRecord<String, byte[]> of(String topic, Event event) {
    String payout = event.payout().toString();
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, payout, event.data().getBytes(StandardCharsets.UTF_8));
    record
        .headers()
        .add(SPEC_VERSION)
        .add(header("ce_id", event.id().toString()))
        .add(SOURCE)
        .add(header("ce_type", event.type().wireName()))
        .add(header("ce_subject", payout))
        .add(header("ce_time", event.time().toString()))
        .add(header("ce_sequence", padded(event.sequence())))
        // the extension "Distributed Tracing" of CloudEvents
        .add(header("ce_traceparent", event.trace().header()))
        .add(CONTENT_TYPE);
    return record;
  }

  /** As texts of one length, sequences sort as their numbers do. */
  private static String padded(long sequence) {
    String digits = Long.toString(sequence);
    return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
