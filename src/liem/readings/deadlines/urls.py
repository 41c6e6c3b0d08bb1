"""The addresses of limits."""

from django.urls import path

from liem.readings.deadlines import views

urlpatterns = [path("deadlines/calculator/", views.calculator, name="clock-calculator")]
