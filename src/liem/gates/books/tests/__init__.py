"""Tests of books: files as people have them, and what becomes of them."""
