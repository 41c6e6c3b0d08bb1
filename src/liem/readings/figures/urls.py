"""The addresses of reports and figures."""

from django.urls import path

from liem.readings.figures.pages import rail  # noqa: F401 - the rail hangs itself up
from liem.readings.figures.pages.dashboard import figures_page
from liem.readings.figures.pages.report import report_page
from liem.readings.figures.pages.reports import reports_page
from liem.readings.figures.pages.single import figure_page

urlpatterns = [
    path("reports/", reports_page, name="reports"),
    path("reports/<path:unit>/<str:period>/", report_page, name="report"),
    path("figures/", figures_page, name="figures"),
    path("figures/<str:expression>/", figure_page, name="figure"),
]
