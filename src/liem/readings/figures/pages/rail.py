"""The places of reports and figures on the rail."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liem.readings.figures.pages.questions import reads_figures
from liem.web.pages.hooks import RailItem, rail_items

rail_items.declare(
    "reports",
    RailItem(code="reports", label=_("Reports"), href=lambda: reverse("reports"), icon="file-chart-column", shown=reads_figures, order=60),
)
rail_items.declare(
    "figures",
    RailItem(code="figures", label=_("Figures"), href=lambda: reverse("figures"), icon="chart-column", shown=reads_figures, order=61),
)
