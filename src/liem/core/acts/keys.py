"""Idempotency: the same write sent twice is done once, and answered the same."""

import json
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from liem.core.access.actor import Actor


def once(key: str, actor: Actor, write: Callable[[], Any]) -> tuple[Any, bool]:
    """Run `write` unless this actor used `key` before; return its JSON answer and whether it ran now.

    The key is inserted first, in the transaction of the write: a second request waits for the first and gets its answer.
    When `write` is refused, nothing is kept and the key may be used again.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into idempotency_key (appointment_id, key, at) values (%s, %s, now())"
                " on conflict (appointment_id, key) do nothing returning id",
                [actor.appointment_id, key[:80]],
            )
            mine = cursor.fetchone()
            if mine is None:
                cursor.execute(
                    "select answer from idempotency_key where appointment_id = %s and key = %s",
                    [actor.appointment_id, key[:80]],
                )
                return json.loads(cursor.fetchone()[0]), False
        answer = write()
        with connection.cursor() as cursor:
            cursor.execute("update idempotency_key set answer = %s where id = %s", [json.dumps(answer), mine[0]])
    return answer, True
