"""When an amount is out of all proportion, so that it is asked about: a wrong unit (thousands for đồng) is the usual mistake."""

MULTIPLE = 100
"""So many times the largest amount known of the case."""

ALONE = 10_000_000_000_000
"""Without any known amount: ten thousand billion đồng."""


def is_out_of_proportion(amount: int, known: int) -> bool:
    """Whether `amount` đồng is to be asked about beside the largest `known` of the case (0: none)."""
    return amount >= (known * MULTIPLE if known else ALONE) and amount >= FLOOR


FLOOR = 10_000_000_000
"""Below ten billion đồng no amount is asked about, however small those before were."""
