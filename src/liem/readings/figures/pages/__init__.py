"""The pages of figures: the report of a unit and period, the dashboard, and one figure with the records behind it."""
