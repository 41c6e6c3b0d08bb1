"""The address of Today."""

from django.urls import path

from liem.readings.today import views

urlpatterns = [path("today/", views.today, name="today")]
