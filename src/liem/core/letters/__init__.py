"""Official letters: what they hold (`letter`), and how they are printed — as DOCX for further work (`word`), as PDF for
keeping (`pdf`).

Two layouts are known, as data with their source (`data/layouts.yaml`): the Party's and the State's. A letter is
Vietnamese whatever the language of the screen, for it is an official document. Text from people is printed as it
stands: nothing in it is ever read as markup.
"""
