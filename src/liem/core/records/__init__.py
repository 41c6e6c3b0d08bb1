"""What every register holds one of: the record, its kind's own row, its rows, its numbers, links, shares and files."""
