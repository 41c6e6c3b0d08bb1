"""The job that folds what waits for search, every two seconds and until nothing is left."""

from procrastinate.contrib.django import app

from liem.readings.search.indexing import CHUNK, index_pending


@app.periodic(cron="* * * * * */2")
@app.task(queue="search", lock="search", queueing_lock="search")
def fold_search(timestamp: int) -> int:
    """Fold the words of every queued record; safe to run again at any time."""
    done = 0
    while taken := index_pending(CHUNK):
        done += taken
    return done
