"""`Catalogue`: an ordered collection of declarations in which a name can be taken only once."""

from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class AlreadyDeclared(Exception):
    """Two declarations want the same key of one catalogue. Raised while Liêm starts, never later."""


class Catalogue(Generic[K, V]):
    """Declarations by key, in the order in which they were made."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._items: dict[K, V] = {}

    def declare(self, key: K, item: V) -> V:
        """Add `item` under `key` and return it; raise `AlreadyDeclared` when the key is taken by another item."""
        if self._items.get(key, item) is not item:
            raise AlreadyDeclared(f"{self.name}: {key!r} is declared twice ({self._items[key]!r}, {item!r})")
        self._items[key] = item
        return item

    def get(self, key: K) -> V | None:
        """The declaration under `key`, or None."""
        return self._items.get(key)

    def __getitem__(self, key: K) -> V:
        try:
            return self._items[key]
        except KeyError:
            raise KeyError(f"{self.name}: nothing is declared as {key!r}") from None

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[V]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def keys(self) -> list[K]:
        """Every key, in the order of declaration."""
        return list(self._items)
