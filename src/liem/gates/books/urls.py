"""Addresses of books: in under `import/`, out under `export/` of each register's list."""

from django.urls import path

from liem.gates.books import pages

urlpatterns = [
    path("<slug:plural>/import/", pages.import_page, name="book-import"),
    path("<slug:plural>/import/empty/", pages.blank_page, name="book-blank"),
    path("<slug:plural>/import/<slug:token>/", pages.check_page, name="book-check"),
    path("<slug:plural>/import/<slug:token>/rest/", pages.rest_page, name="book-rest"),
    path("<slug:plural>/export/", pages.export_page, name="book-export"),
]
