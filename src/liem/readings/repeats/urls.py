"""The address of repeats."""

from django.urls import path

from liem.readings.repeats import views

urlpatterns = [
    path("repeats/box/", views.box, name="repeats-box"),
]
