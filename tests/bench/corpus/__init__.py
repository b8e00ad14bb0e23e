"""A deterministic corpus: Tallvikens kommun, which does not exist, with as many reports as are asked for.

`python -m tests.bench.corpus N OUT` writes OUT/content. Same settings, same bytes, by however many workers.
"""

from tests.bench.corpus.settings import DEMONSTRATION, Settings
from tests.bench.corpus.writing import Made, write_corpus

__all__ = ["DEMONSTRATION", "Made", "Settings", "write_corpus"]
