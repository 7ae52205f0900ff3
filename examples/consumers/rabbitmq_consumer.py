"""Takes events from RabbitMQ. Arguments: address of the broker, exchange, queue, a database file."""

import json
import sys

import pika

from inbox import Inbox

address, exchange, queue, file = sys.argv[1:]
inbox = Inbox(file)
channel = pika.BlockingConnection(pika.URLParameters(address)).channel()
channel.exchange_declare(exchange, "topic", durable=True)
# one consumer at a time keeps the order; a quorum queue survives the loss of a broker
channel.queue_declare(
    queue, durable=True, arguments={"x-queue-type": "quorum", "x-single-active-consumer": True}
)
channel.queue_bind(queue, exchange, "payout.*")
channel.basic_qos(prefetch_count=100)
for delivery, properties, body in channel.consume(queue):
    headers = properties.headers
    taken = inbox.take(
        headers["cloudEvents:source"], headers["cloudEvents:id"], json.loads(body)
    )
    print(headers["cloudEvents:type"], headers["cloudEvents:subject"], taken, flush=True)
    channel.basic_ack(delivery.delivery_tag)
