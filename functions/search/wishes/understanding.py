"""Pieces of a wish to what they mean together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from search.engine.folding import fold, is_han
from search.wishes.grades import Graded
from search.wishes.joining import Said, join
from search.wishes.measures import measure_of
from search.wishes.quantities import Amount
from search.wishes.reading import Piece, pieces
from search.wishes.vocabulary import grammar
from search.wishes.wish import Wish
from search.words.lexicon import Meaning, meanings, said

LONGEST = 200
"""Characters of a wish that are read; the rest stays unread."""
_OF_STONES = frozenset({"proposal", "halo", "solitaire", "three_stone", "prong", "bezel", "pave"})
_GROUPS = {
    "diamond": ("stone", "diamond"),
    "lab_grown_diamond": ("stone", "diamond"),
    "ruby": ("stone", "gem"),
    "sapphire": ("stone", "gem"),
    "emerald": ("stone", "gem"),
    "other_gem": ("stone", "gem"),
    "jadeite": ("stone", "jade"),
    "nephrite": ("stone", "jade"),
}


def understand(text: str) -> Wish:
    """What a wish in plain words comes to. Pure: the same words always mean the same."""
    text = text[:LONGEST]
    read = pieces(text)
    denied = _denied(read)
    about = _about(read, denied)
    found: list[Said] = []
    left: list[Piece] = []
    givers = _givers(read, text)
    for place, piece in enumerate(read):
        if place in denied.silent or place in givers:
            continue
        means = list(_said(read, place, text, about, denied=place in denied.places))
        found += means
        if (
            not means
            and piece.role not in _SILENT
            and not _counts_next(read, place)
            and text[piece.start : piece.end] != _ME
        ):
            left.append(piece)
        left += _unmeant(piece, text, bool(means))
    found += _birthday(read, text, found)
    if not found:
        return Wish(text=_text(text, left) if any(piece.role == "code" for piece in read) else " ".join(text.split()))
    together = join(found, either=any(piece.role == "and" for piece in read))
    return Wish(
        text=_text(text, left),
        understood=together.understood,
        problems=together.problems,
        currency=together.currency,
        like=any(one.name == "like" for one in found),
    )


_OTHER_GOODS = frozenset({"necklace", "pendant", "bracelet", "bangle", "earrings", "brooch", "loose_stone", "gold_bar"})
_ANY_CHAIN = "gold_chain_word"
_ME = "I"
"""A colour of diamonds beside a clarity, else nothing."""
_SILENT = frozenset({"space", "filler", "break", "and", "code", "counter", "nth"})


def _counts_next(read: Sequence[Piece], place: int) -> bool:
    """十周年, 八十大寿, 六十岁: the number says nothing besides."""
    after = next((one for one in read[place + 1 : place + 3] if one.role != "space"), None)
    if after is None or not isinstance(read[place].said, Amount):
        return False
    joined = after.start == read[place].end
    said = after.said if joined and after.role == "words" and isinstance(after.said, tuple) else ()
    return after.role == "counter" or bool({"anniversary", "birthday", "newborn"} & set(said))


_GROWN_UP = 16


def _birthday(read: Sequence[Piece], text: str, found: Sequence[Said]) -> Iterator[Said]:
    """My wife's 40th: said of a person and of no other day it is a birthday."""
    days = {word for one in found if one.name == "occasion" for word in one.values} - {"gift"}
    if days or not any(one.name == "recipient" for one in found):
        return
    for piece in read:
        if piece.role == "nth" and int(text[piece.start : piece.end - 2]) >= _GROWN_UP:
            yield Said("occasion", (piece.start, piece.end), values=("birthday",), how="~")


class _Denied:
    """Places of pieces that are denied, and of the words that deny them."""

    def __init__(self) -> None:
        self.places: set[int] = set()
        self.silent: set[int] = set()


def _denied(read: Sequence[Piece]) -> _Denied:
    denied = _Denied()
    for place, piece in enumerate(read):
        if piece.role == "not_before":
            behind = next((one for one in range(place - 1, -1, -1) if read[one].role != "filler"), None)
            if behind is not None and _may_be_denied(read[behind]):
                denied.places.add(behind)
                denied.silent.add(place)
            continue
        if piece.role != "not" or place in denied.silent:
            continue
        target = _next(read, place + 1, passing=("space", "filler", "not"))
        while target is not None and _may_be_denied(read[target]):
            denied.places.add(target)
            denied.silent.update(one for one in range(place, target) if read[one].role == "not")
            joined = _next(read, target + 1, passing=("space",))
            target = (
                _next(read, joined + 1, passing=("space", "filler"))
                if joined is not None and read[joined].role == "and"
                else None
            )
    return denied


def _givers(read: Sequence[Piece], text: str) -> frozenset[int]:
    """老公给我补个钻戒, from my husband: it is not for the one who gives it."""
    places = set()
    for place, piece in enumerate(read):
        if piece.role != "words" or not any(_is_person(str(concept)) for concept in piece.said or ()):  # type: ignore[union-attr]
            continue
        clause = read[place + 1 : _next_break(read, place)]
        behind = text[piece.end : clause[-1].end] if clause else ""
        before = " ".join(text[max(piece.start - 12, 0) : piece.start].lower().split())
        if any(word in fold(behind) for word in grammar()["givers"].split()) or before.endswith((" from my", " from")):
            places.add(place)
    return frozenset(places)


def _is_person(concept: str) -> bool:
    return any(meaning.name == "recipient" for meaning in meanings(concept))


def _next_break(read: Sequence[Piece], place: int) -> int:
    return next((one for one in range(place + 1, len(read)) if read[one].role in ("break", "space")), len(read))


def _may_be_denied(piece: Piece) -> bool:
    return piece.role == "graded" or (piece.role == "words" and any(_deniable(piece.said)))  # type: ignore[arg-type]


def _deniable(concepts: Iterable[str]) -> Iterator[Meaning]:
    """The meanings of concepts that can be left out of a list, the narrowest first."""
    found = [
        meaning
        for concept in concepts
        for meaning in meanings(concept)
        if not meaning.how and meaning.name not in ("sort", "like")
    ]
    yield from sorted(found, key=lambda meaning: _BROAD.get(meaning.name, 0))


_BROAD = {"category": 3, "metal": 2, "material": 1}


def _next(read: Sequence[Piece], start: int, *, passing: Sequence[str]) -> int | None:
    return next((place for place in range(start, len(read)) if read[place].role not in passing), None)


def _about(read: Sequence[Piece], denied: _Denied) -> frozenset[str]:
    """What the wish is of, to know what a number or a colour speaks of."""
    found: set[str] = set()
    for place, piece in enumerate(read):
        if isinstance(piece.said, Amount) and piece.said.unit in ("ct", "point", "ctw"):
            found.add("stone")
        if piece.role != "words" or place in denied.places:
            continue
        for concept in piece.said:  # type: ignore[union-attr]
            for meaning in meanings(concept):
                if meaning.name in ("category", "material") and not meaning.how and not meaning.when:
                    found.update(meaning.values)
                elif meaning.name == "species":
                    found.update(("stone", "gem"))
                elif meaning.values and meaning.values[0] in _OF_STONES:
                    found.add("stone")
    return frozenset(found | {group for one in found for group in _GROUPS.get(one, ())})


def _said(read: Sequence[Piece], place: int, text: str, about: Set[str], *, denied: bool) -> Iterator[Said]:
    piece = read[place]
    span = (piece.start, piece.end)
    if isinstance(piece.said, Amount):
        if _counts_next(read, place):
            return
        measure = measure_of(piece.said, about)
        if measure:
            yield Said(measure.name, span, measure=measure)
    elif isinstance(piece.said, Graded):
        if _holds(read, place, piece.said, text, about):
            yield Said(piece.said.name, span, values=piece.said.values, how="-" if denied else "")
            if piece.said.of_rings:
                yield Said("category", span, values=("ring",), weak=True)
    elif piece.said:
        yield from _spoken_of(piece.said, span, about, denied=denied)


def _spoken_of(concepts: Sequence[str], span: tuple[int, int], about: Set[str], *, denied: bool) -> Iterator[Said]:
    if denied:
        for meaning in list(_deniable(concepts))[:1]:
            yield Said(meaning.name, span, values=meaning.values, how="-")
        return
    every = [meaning for concept in concepts for meaning in meant(concept, about)]
    # A kind of chain is worn around the neck unless the wish says where.
    weak = _ANY_CHAIN in concepts or any(meaning.name in ("chain", "fitting") for meaning in every)
    for meaning in every:
        yield Said(meaning.name, span, values=meaning.values, how=meaning.how, weak=weak and meaning.name == "category")


def meant(concept: str, about: Set[str]) -> tuple[Meaning, ...]:
    """All meanings of a concept; of those with conditions the first that holds."""
    every = meanings(concept)
    if not any(meaning.when for meaning in every):
        return every
    return next(((meaning,) for meaning in every if not meaning.when or meaning.when in about), ())


def _holds(read: Sequence[Piece], place: int, graded: Graded, text: str, about: Set[str]) -> bool:
    """Letters that may be a grade are one beside another grade, or as capitals among diamonds; a size is one of a ring."""
    if graded.name == "ring_size":
        return graded.of_rings or "ring" in about or not about & _OTHER_GOODS
    if graded.sure:
        return True
    beside = {_grade_of(read, place, step) for step in (-1, 1)}
    if beside & {"colour", "clarity"} - {graded.name}:
        return True
    if text[read[place].start] == "I":
        return False
    carats = any(isinstance(piece.said, Amount) and piece.said.unit in ("ct", "point") for piece in read)
    return text[read[place].start].isupper() and ("diamond" in about or carats)


def _grade_of(read: Sequence[Piece], place: int, step: int) -> str | None:
    place += step
    while 0 <= place < len(read) and (read[place].role in ("space", "and", "break")):
        place += step
    found = read[place].said if 0 <= place < len(read) else None
    return found.name if isinstance(found, Graded) else None


def _unmeant(piece: Piece, text: str, means: bool) -> Iterator[Piece]:
    """Concepts without a filter in words that say others too: 龙凤 of 龙凤镯."""
    if means and piece.role == "words":
        for concept in piece.said or ():  # type: ignore[union-attr]
            if not meanings(str(concept)):
                yield Piece(piece.start, piece.end, "spoken", (_spoken(str(concept), text[piece.start : piece.end]),))


def _spoken(concept: str, written: str) -> str:
    han = any(is_han(char) for char in written)
    return next((word for word in said(concept) if any(is_han(char) for char in word) == han), said(concept)[0])


def _text(text: str, left: Sequence[Piece]) -> str:
    """What is left, in its order; what stood together stays together."""
    words: list[str] = []
    end = -1
    for piece in left:
        word = (
            str(piece.said[0])
            if piece.role == "spoken" and isinstance(piece.said, tuple)
            else text[piece.start : piece.end]
        )
        if not any(char.isalnum() for char in word):
            continue
        if piece.start == end and words:
            words[-1] += word
        else:
            words.append(word)
        end = piece.end
    return " ".join(words)
