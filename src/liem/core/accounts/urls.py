"""Addresses of sign-in and of one's own account. Signing up and resetting by mail have none: both go through an administrator."""

from allauth.account import views as allauth
from allauth.usersessions import views as sessions
from django.urls import path

from liem.core.accounts import views

urlpatterns = [
    path("sign-in/", allauth.login, name="account_login"),
    path("sign-out/", allauth.logout, name="account_logout"),
    path("accounts/inactive/", allauth.account_inactive, name="account_inactive"),
    path("accounts/confirm/", allauth.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/", allauth.password_change, name="account_change_password"),
    path("accounts/sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("accounts/appointment/", views.choose_appointment, name="account_appointment"),
    path("accounts/language/", views.set_language, name="set_language"),
    path("accounts/first-password/<str:secret>/", views.first_password, name="account_first_password"),
]
