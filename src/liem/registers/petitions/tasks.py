"""The job that reads scans, one after the other, when nothing more pressing is to be done."""

from procrastinate.contrib.django import app

from liem.registers.petitions.scan_texts import read_waiting


@app.periodic(cron="* * * * * */10")
@app.task(queue="scans", lock="scans", queueing_lock="scans", priority=-10)
def read_scans(timestamp: int) -> int:
    """Read scans that wait; safe to run again at any time."""
    done = 0
    while read := read_waiting():
        done += read
    return done
