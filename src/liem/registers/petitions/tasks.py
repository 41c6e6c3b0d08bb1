"""The jobs of scans: reading them, when nothing more pressing is to be done, and deleting what may lie in the store no longer."""

from procrastinate.contrib.django import app

from liem.registers.petitions.scan_store import sweep
from liem.registers.petitions.scan_texts import read_waiting


@app.periodic(cron="* * * * * */10")
@app.task(queue="scans", lock="scans", queueing_lock="scans", priority=-10)
def read_scans(timestamp: int) -> int:
    """Read scans that wait; safe to run again at any time."""
    done = 0
    while read := read_waiting():
        done += read
    return done


@app.periodic(cron="* * * * * */10")
@app.task(queue="scans", lock="scan-leftovers", queueing_lock="scan-leftovers")
def sweep_scans(timestamp: int) -> int:
    """Delete from the store what came under seal or was destroyed; safe to run again at any time."""
    return sweep()
