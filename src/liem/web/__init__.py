"""web: the look of Liêm. Components, base templates and the generic pages, with no word of any subject in them.

`shapes` says what a template must be given, `formats` writes numbers and days, `charts` draws figures, `assets` makes
fonts and translations ready, `templatetags/liem_web.py` holds the components, `templates/web/` the pages.
"""
