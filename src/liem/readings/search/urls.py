"""The addresses of search."""

from django.urls import path

from liem.readings.search import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/box/", views.palette, name="search-palette"),
]
