"""The jobs of repeats: folding sketches into lists every two seconds, and each hour making those that are missing."""

from procrastinate.contrib.django import app

from liem.readings.repeats.indexing import fold_all, renew


@app.periodic(cron="* * * * * */2")
@app.task(queue="repeats", lock="repeats", queueing_lock="repeats")
def fold_repeats(timestamp: int) -> int:
    """Fold whatever waits; safe to run again at any time."""
    return fold_all()


@app.periodic(cron="23 * * * *")
@app.task(queue="repeats", lock="repeats-renewing", queueing_lock="repeats-renewing")
def renew_repeats(timestamp: int) -> int:
    """Make sketches that are missing or were made in another way: after a new release, or when a register comes to be compared."""
    return renew()
