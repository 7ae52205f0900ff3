"""Takes events from Kafka. Arguments: settings of the consumer as JSON, the topic, a database file."""

import json
import sys

from confluent_kafka import Consumer, KafkaException

from inbox import Inbox

settings, topic, file = sys.argv[1:]
inbox = Inbox(file)
consumer = Consumer({
    "group.id": "payout-inbox",
    "auto.offset.reset": "earliest",
    **json.loads(settings),
    "enable.auto.commit": False,
})
consumer.subscribe([topic])
while True:
    event = consumer.poll(1.0)
    if event is None:
        continue
    if event.error():
        raise KafkaException(event.error())
    headers = {name: value.decode() for name, value in event.headers()}
    taken = inbox.take(headers["ce_source"], headers["ce_id"], json.loads(event.value()))
    print(headers["ce_type"], headers["ce_subject"], taken, flush=True)
    consumer.commit(event, asynchronous=False)
