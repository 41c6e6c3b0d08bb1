"""The books: one folder each, none knows another. A register writes; readings read; gates and pages show."""
