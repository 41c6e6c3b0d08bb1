"""Addresses of the generic pages. They come last: any word that no other page takes is the plural of a kind."""

from django.urls import path, re_path

from liem.web.pages import act, home, lists, prints, proposals, record

urlpatterns = [
    path("", home.home, name="home"),
    path("proposals/", proposals.proposals_page, name="proposals"),
    path("proposals/<int:proposal_id>/", proposals.proposal_page, name="proposal"),
    path("<slug:plural>/", lists.list_page, name="list"),
    path("<slug:plural>/prints/<slug:code>/", prints.list_print, name="list-print"),
    path("<slug:plural>/acts/<slug:act>/", act.act_page, name="open"),
    path("<slug:plural>/<int:record_id>/", record.record_page, name="record"),
    path("<slug:plural>/<int:record_id>/acts/<slug:act>/", act.act_page, name="act"),
    path("<slug:plural>/<int:record_id>/files/<int:number>/", record.file_page, name="file"),
    path("<slug:plural>/<int:record_id>/prints/<slug:code>/", prints.record_print, name="print"),
    re_path(r"^(?P<plural>[\w-]+)/(?P<number>[\w-]+-\d{4}/\d+)/$", record.by_number, name="by-number"),
]
