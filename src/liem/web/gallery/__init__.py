"""The gallery, in development only: each component in all its states, and each generic page with invented content.

`specimens` holds what is shown, `views` the two addresses. The browser tests photograph these pages, run axe over them
and look for sideways scroll.
"""
