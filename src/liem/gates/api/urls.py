"""Addresses under `/api/v1/`."""

from django.urls import path, re_path

from liem.gates.api import door, figures, openapi, records, units

urlpatterns = [
    path("openapi.json", openapi.description, name="api-openapi"),
    path("figures", figures.figures, name="api-figures"),
    path("figures/records", figures.records, name="api-figure-records"),
    path("units/<str:code>/basis", units.basis, name="api-unit-basis"),
    path("<slug:plural>", records.collection, name="api-collection"),
    path("<slug:plural>/acts/<slug:act>", records.opening, name="api-opening"),
    path("<slug:plural>/<int:record_id>", records.record, name="api-record"),
    path("<slug:plural>/<int:record_id>/events", records.events, name="api-events"),
    path("<slug:plural>/<int:record_id>/acts/<slug:act>", records.act, name="api-act"),
    re_path(r"^(?P<rest>[\s\S]*)$", door.nothing, name="api-nothing"),
]
