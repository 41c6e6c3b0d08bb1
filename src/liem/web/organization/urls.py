"""Addresses of the organisation, of people and accounts, and of one's own tokens. They stand before the registers' own."""

from django.urls import path

from liem.web.organization import basis, browse, people, rail, tokens  # noqa: F401 - rail declares itself

urlpatterns = [
    path("organisation/", browse.organisation, name="organisation"),
    path("organisation/<str:code>/basis/", basis.unit_basis, name="unit_basis"),
    path("people/", people.people_list, name="people"),
    path("people/new/", people.person_new, name="person_new"),
    path("people/<int:person_id>/", people.person_page, name="person"),
    path("people/<int:person_id>/name/", people.person_rename, name="person_rename"),
    path("people/<int:person_id>/appoint/", people.person_appoint, name="person_appoint"),
    path("people/<int:person_id>/account/", people.account_open, name="account_open"),
    path("people/appointments/<int:appointment_id>/end/", people.appointment_end, name="appointment_end"),
    path("people/accounts/<int:user_id>/link/", people.account_link, name="account_link"),
    path("people/accounts/<int:user_id>/lock/", people.account_lock, name="account_lock"),
    path("people/accounts/<int:user_id>/unlock/", people.account_unlock, name="account_unlock"),
    path("accounts/tokens/", tokens.token_list, name="tokens"),
    path("accounts/tokens/new/", tokens.token_new, name="token_new"),
    path("accounts/tokens/<int:token_id>/revoke/", tokens.token_revoke, name="token_revoke"),
]
