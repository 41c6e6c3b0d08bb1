"""The addresses of limits."""

from django.urls import path

from liem.readings.deadlines import views

urlpatterns = [
    path("deadlines/calculator/", views.calculator, name="clock-calculator"),
    path("deadlines/rules/", views.rules_to_confirm, name="rules-to-confirm"),
    path("deadlines/rules/<str:row>/", views.rule_confirm, name="rule-confirm"),
]
