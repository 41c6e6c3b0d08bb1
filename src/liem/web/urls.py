"""Addresses of the room: the organisation and its people, the generic pages, and, in development, the gallery.

The choice of language (`set_language`) stands in `core/accounts`, for it is kept with the account.
"""

from django.urls import include, path

from liem.web.gallery import views

urlpatterns = [
    path("", include("liem.web.organization.urls")),
    path("gallery/", views.components, name="gallery"),
    path("gallery/<slug:name>/", views.page, name="gallery-page"),
    path("", include("liem.web.pages.urls")),
]
