"""The doors of Liêm beside its pages: interface, command line, books in Excel."""
