"""The job that numbers events after commit."""

from procrastinate.contrib.django import app

from liem.core.journal.numbering import number_pending


@app.periodic(cron="* * * * * */2")
@app.task(queueing_lock="number-events", name="liem.number_events")
def number_events(timestamp: int) -> None:
    """Give every committed event its public number."""
    number_pending()
