"""Whatever the goods, the changes and the question: the index answers what looking at every document answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from search.engine import building, ranged, ranging
from search.engine.document import Document
from search.engine.index import SearchIndex, build, empty_index, open_index
from search.engine.query import Query, Sort
from search.engine.reading import Unit
from search.engine.wording import asked_of, best
from unit.search.engine import plainly, worlds

Changes = Sequence[tuple[Sequence[Document], Sequence[str]]]


def units_of(index: SearchIndex, query: Query) -> Sequence[Unit]:
    return index.read(query.text)


def check(index: SearchIndex, documents: Sequence[Document], query: Query) -> None:
    units = units_of(index, query)
    if query.text and not plainly.found(documents, query, units):
        return  # Then most of the text is enough; see test_finding.
    page = index.search(query)
    expected = plainly.ordered(documents, query, units)

    assert page.total == len(expected)
    assert [(hit.key, hit.sku) for hit in page.hits] == expected[query.offset : query.offset + query.limit]
    for facet in query.facets:
        assert dict(page.facets[facet]) == plainly.count(documents, query, units, facet)
    for name in query.histograms:
        assert page.ranges.get(name) == plainly.draw(documents, query, units, name)


@settings(deadline=None, max_examples=120)
@given(documents=worlds.worlds, changes=worlds.changes, query=worlds.queries)
def test_counts_orders_and_histograms_are_exact_after_any_changes(
    documents: list[Document], changes: Changes, query: Query
) -> None:
    index = empty_index()
    index.apply(documents)
    for upserts, deletes in changes:
        index.apply(upserts, deletes)

    check(index, plainly.held_after(documents, changes), query)


@settings(deadline=None, max_examples=30)
@given(documents=worlds.worlds, changes=worlds.changes, query=worlds.queries)
def test_a_written_index_answers_like_the_documents_it_was_written_from(
    documents: list[Document], changes: Changes, query: Query
) -> None:
    with TemporaryDirectory() as folder:
        build(Path(folder), documents)
        with open_index(Path(folder)) as index:
            for upserts, deletes in changes:
                index.apply(upserts, deletes)

            check(index, plainly.held_after(documents, changes), query)


@contextmanager
def bounded(slots: int, block: int) -> Iterator[None]:
    """Bounds that only large indexes reach, for small ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "MOST_SLOTS", slots)
        patch.setattr(ranged, "BLOCK", block)
        patch.setattr(ranging, "BLOCK", block)
        yield


@settings(deadline=None, max_examples=100)
@given(
    documents=worlds.worlds,
    changes=worlds.changes,
    query=worlds.queries,
    slots=st.sampled_from((0, 1, 3, 6, 512)),
    block=st.integers(1, 4),
)
def test_answers_do_not_depend_on_what_is_settled(
    documents: list[Document], changes: Changes, query: Query, slots: int, block: int
) -> None:
    with bounded(slots, block), TemporaryDirectory() as folder:
        build(Path(folder), documents)
        with open_index(Path(folder)) as index:
            for upserts, deletes in changes:
                index.apply(upserts, deletes)

            check(index, plainly.held_after(documents, changes), query)


@settings(deadline=None, max_examples=40)
@given(
    levels=st.lists(
        st.lists(st.tuples(st.sampled_from((0.25, 0.5, 1.0)), st.frozensets(st.integers(0, 40))), max_size=3),
        max_size=4,
    ),
    among=st.frozensets(st.integers(0, 40)),
    wanted=st.integers(1, 50),
)
def test_splitting_sets_finds_the_same_best_as_scoring_every_product(
    levels: list[list[tuple[float, frozenset[int]]]], among: frozenset[int], wanted: int
) -> None:
    asked = [asked_of([(weight, BitMap(found)) for weight, found in one]) for one in levels]

    split = best(asked, BitMap(among), wanted, few=0)

    assert split == best(asked, BitMap(among), wanted, few=1_000)


@settings(deadline=None, max_examples=30)
@given(documents=worlds.worlds, data=st.data())
def test_pages_put_together_are_the_whole_list(documents: list[Document], data: st.DataObject) -> None:
    index = empty_index()
    cut = data.draw(st.integers(0, len(documents)))
    index.apply(documents[:cut])
    index.apply(documents[cut:])
    sort = data.draw(st.sampled_from(Sort))

    whole = index.search(Query(sort=sort, limit=100)).hits
    pages = [hit for offset in range(0, 20, 3) for hit in index.search(Query(sort=sort, limit=3, offset=offset)).hits]

    assert [hit.key for hit in pages] == [hit.key for hit in whole]
