"""The addresses of repeats."""

from django.urls import path

from liem.readings.repeats import elsewhere_views, views

urlpatterns = [
    path("repeats/box/", views.box, name="repeats-box"),
    path("repeats/elsewhere/<int:record_id>/", elsewhere_views.elsewhere, name="repeats-elsewhere"),
    path("repeats/answering/", elsewhere_views.answering, name="repeats-answering"),
]
