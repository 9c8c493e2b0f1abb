"""Verifies webhooks with the reference library of Standard Webhooks.

Reads one JSON object a line with secret, headers and body, and prints "ok" or the library's refusal for each.
"""

import json
import sys

from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

for line in sys.stdin:
    asked = json.loads(line)
    try:
        Webhook(asked["secret"]).verify(asked["body"], asked["headers"])
        print("ok")
    except WebhookVerificationError as refusal:
        print(refusal)
