"""Jobs that keep the queue itself in order: those of a killed worker run again, and old finished ones go."""

from procrastinate import builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext

HEARTBEAT_LOST_SECONDS = 60
HOURS_KEPT = 24 * 14


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="retry-stalled", name="liem.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """A job whose worker was killed stays “doing” for ever; every job can be repeated, so it is given back to the queue."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=HEARTBEAT_LOST_SECONDS):
        await manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="remove-old", name="liem.remove_old", pass_context=True)
async def remove_old(context: JobContext, timestamp: int) -> None:
    """Finished jobs go after two weeks; failed ones stay, for somebody must look at them."""
    await builtin_tasks.remove_old_jobs(context, max_hours=HOURS_KEPT, remove_failed=False)
