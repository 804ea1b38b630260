"""Starts moto's server with five gaps closed that stand between it and this project's tests.

1. Event patterns descend into arrays of objects, as AWS's Event Ruler does: all fields below an array must match in
   one and the same element. moto compares such an array as a whole and so never matches `detail.findings.…`.
2. `TestEventPattern` answers, with the same matcher that `PutEvents` uses. moto has no such operation.
3. An EventBridge rule may have an SNS topic as its target, and several targets, each of which gets the whole event.
   moto knows no topics, leaves out the account, and fails on the second queue.
4. An HTTPS subscription begins with the confirmation handshake, and notifications carry the SNS headers. moto
   confirms by itself, silently.
5. An event source mapping takes no messages off its queue: the queue poller beside this file runs the functions.
   moto would run them in Docker, or pretend that they succeed.

Everything else is moto's own.
"""

import copy
import json
import os
import secrets
import threading
from urllib.parse import parse_qs

import requests
from moto.awslambda.models import LambdaBackend
from moto.core.responses import ActionResult
from moto.core.utils import iso_8601_datetime_without_milliseconds, utcfromtimestamp
from moto.events.models import EventPattern, Rule
from moto.events.responses import EventsHandler
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from moto.server import main
from moto.sns.models import SNSBackend, Subscription
from moto.sns.responses import SNSResponse
from moto.sqs import sqs_backends

leaf_match = EventPattern._does_event_match


def match_arrays_of_objects(self, event, pattern, prefix=""):
    """`event` is flat at first; below an array of objects each element is matched on its own."""
    rest = {}
    for key, nested in pattern.items():
        path = f"{prefix}.{key}" if prefix else key
        elements = event.get(path) if isinstance(nested, dict) else None
        if isinstance(elements, list):
            flat = (self._flatten_dict(item) for item in elements if isinstance(item, dict))
            if not any(self._does_event_match(element, nested) for element in flat):
                return False
        elif isinstance(nested, dict):
            if not self._does_event_match(event, nested, path):
                return False
        else:
            rest[key] = nested
    return leaf_match(self, event, rest, prefix)


def test_event_pattern(self):
    pattern = EventPattern.load(self._get_param("EventPattern"))
    return json.dumps({"Result": pattern.matches_event(json.loads(self._get_param("Event")))})


send_to_other_targets = Rule.send_to_targets


def send_to_topic(rule, topic_arn, event):
    from moto.sns import sns_backends

    time = iso_8601_datetime_without_milliseconds(utcfromtimestamp(float(event["time"])))
    sns_backends[rule.account_id][rule.region_name].publish(json.dumps({**event, "time": time}), arn=topic_arn)


def send_to_targets(self, original_event, transform_input=True):
    """Each target gets its own copy: moto's SQS delivery changes the event that the next target would get."""
    if self.state != "ENABLED" or not self.event_pattern.matches_event(original_event):
        return
    for target in self.targets:
        event = {key: value for key, value in copy.deepcopy(original_event).items() if key != "ingestion-time"}
        if target["Arn"].split(":")[2] == "sns":
            send_to_topic(self, target["Arn"], event)
            continue
        one = copy.copy(self)
        one.targets = [target]
        transformed = transform_input and "InputTransformer" in target
        send_to_other_targets(one, original_event if transformed else event, transformed)


def post(subscription, body, message_type):
    requests.post(
        subscription.endpoint,
        data=json.dumps(body),
        headers={
            "Content-Type": "text/plain; charset=UTF-8",
            "x-amz-sns-message-type": message_type,
            "x-amz-sns-message-id": body["MessageId"],
            "x-amz-sns-topic-arn": body["TopicArn"],
            "x-amz-sns-subscription-arn": subscription.arn,
        },
        timeout=15,
    )


subscribe_silently = SNSBackend.subscribe
publish_to_other_protocols = Subscription.publish
tokens = {}


def subscribe(self, topic_arn, endpoint, protocol):
    subscription = subscribe_silently(self, topic_arn, endpoint, protocol)
    if protocol != "https" or hasattr(subscription, "token"):
        return subscription
    subscription.token = secrets.token_hex(32)
    subscription.attributes.update(PendingConfirmation=True, ConfirmationWasAuthenticated=False)
    tokens[subscription.token] = subscription
    message_id = secrets.token_hex(16)
    notification = subscription.get_post_data(f"Confirm the subscription to {topic_arn}.", message_id, None)
    notification.pop("UnsubscribeURL")
    url = f"http://127.0.0.1:{os.environ['MOTO_PORT']}/?Action=ConfirmSubscription"
    body = {
        **notification,
        "Type": "SubscriptionConfirmation",
        "Token": subscription.token,
        "SubscribeURL": f"{url}&TopicArn={topic_arn}&Token={subscription.token}",
    }
    # In the background, as SNS does it: an endpoint that is not there leaves the subscription pending.
    threading.Thread(target=post, args=(subscription, body, "SubscriptionConfirmation"), daemon=True).start()
    return subscription


def publish(self, message, message_id, subject=None, **options):
    if self.protocol != "https":
        return publish_to_other_protocols(self, message, message_id, subject, **options)
    if self.attributes.get("PendingConfirmation"):
        return None
    body = self.get_post_data(message, message_id, subject)
    threading.Thread(target=post, args=(self, body, "Notification"), daemon=True).start()
    return None


def confirm_subscription(self):
    subscription = tokens.get(self._get_param("Token"))
    if subscription is None:
        from moto.sns.exceptions import SNSInvalidParameter

        raise SNSInvalidParameter("Invalid parameter: Token")
    subscription.attributes.update(PendingConfirmation=False, ConfirmationWasAuthenticated=False)
    return ActionResult({"SubscriptionArn": subscription.arn})


infer_other_host = DomainDispatcherApplication.infer_service_region_host


def infer_host(self, environ, path):
    """A subscriber visits SubscribeURL and SigningCertURL without a signature, by which moto finds the service."""
    query = parse_qs(environ.get("QUERY_STRING", ""))
    if query.get("Action") == ["ConfirmSubscription"] or path.startswith("/SimpleNotificationService-"):
        return "sns.us-east-1.amazonaws.com"
    return infer_other_host(self, environ, path)


create_and_poll = LambdaBackend.create_event_source_mapping


def create_event_source_mapping(self, spec):
    mapping = create_and_poll(self, spec)
    for queue in sqs_backends[self.account_id][self.region_name].queues.values():
        queue.lambda_event_source_mappings.pop(mapping.function_arn, None)
    return mapping


DomainDispatcherApplication.infer_service_region_host = infer_host
EventPattern._does_event_match = match_arrays_of_objects
EventsHandler.test_event_pattern = test_event_pattern
LambdaBackend.create_event_source_mapping = create_event_source_mapping
Rule.send_to_targets = send_to_targets
SNSBackend.subscribe = subscribe
SNSResponse.confirm_subscription = confirm_subscription
Subscription.publish = publish

if __name__ == "__main__":
    main()
