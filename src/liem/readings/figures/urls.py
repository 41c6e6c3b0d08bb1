"""The addresses of reports and figures."""

from django.urls import path

from liem.readings.figures.pages import dashboard, rail, report, reports, single  # noqa: F401 - the rail hangs itself up

urlpatterns = [
    path("reports/", reports.reports_page, name="reports"),
    path("reports/<path:unit>/<str:period>/", report.report_page, name="report"),
    path("figures/", dashboard.figures_page, name="figures"),
    path("figures/<str:expression>/", single.figure_page, name="figure"),
]
