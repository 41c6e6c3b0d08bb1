"""The figures' job: folding what is new into the month summaries."""

from django.db import connection
from procrastinate.contrib.django import app

from liem.readings.figures.codes import numbers
from liem.readings.figures.folding import fold


@app.periodic(cron="*/1 * * * *")
@app.task(queueing_lock="figures.fold", pass_context=False)
def fold_figures(timestamp: int) -> int:
    """Each minute: number what was newly declared, then fold. Doing it twice changes nothing."""
    with connection.cursor() as cursor:
        numbers(cursor, giving=True)
    return fold()
