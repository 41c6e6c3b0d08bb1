"""The HTTP interface under `/api/v1/`, generated from the declarations: a register has all of it without a line."""
