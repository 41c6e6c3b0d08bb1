"""Makes a new register: a folder that works from the first moment, to be changed into what the book needs.

    make register name=hotline title="Đường dây nóng"

It has a record with its stages, four acts, a list with import columns, figures, a clock, walls, translations and tests; page,
API, Excel and figures come from these declarations, and nothing outside the folder is edited (`make register` then makes
the generated reference anew).
"""
