"""The second step of a run: a page of products is written, chunk by chunk, and what became of each line is noted.

A chunk's report and the import's counters change in one transaction, once. A worker that dies leaves at most one chunk written but
not reported; who does it again finds its listings as they should be and reports them as this run's.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from bulk import files
from bulk.events import ImportFinished
from bulk.rules.columns import Column
from bulk.rules.life import ImportStatus, LineResult
from bulk.rules.limits import CHUNK_PRODUCTS
from bulk.rules.problems import Problem, Severity, Unreadable
from bulk.rules.rows import merge, parse_group, replace
from bulk.service.columns import by_id
from bulk.service.reading import fail, unpacked
from bulk.store import ChunkItem, ImportItem, chunks_done, lines_sk
from catalog.contract import Draft, Drafted, DraftResult, Remark, write_drafts
from parure.aws.auth import Caller, Role
from parure.aws.tables import Transaction, timestamp
from parure.kernel.errors import Conflict, Forbidden
from parure.kernel.text import Text
from parure.kernel.time import parse_time

_PROBLEMS = 6
"""Of one product; who mends these sees the next at the next run."""
Present = Mapping[str, Any] | None


class _Record:
    """One product of a page: its lines, and what it wants of the catalog."""

    def __init__(self, document: dict[str, Any], columns: Sequence[Column | None]) -> None:
        self.key: str = document["key"]
        self.problems: list[tuple[int, Problem]] = []
        self.revise: Callable[[Present], dict[str, Any]]
        if "rows" in document:
            parsed = parse_group(unpacked(document), columns)
            self.lines = [int(number) for number, _ in document["rows"]]
            self.problems = parsed.problems
            self.revise = lambda present: merge(present, parsed)
        else:
            body = document["document"]
            self.lines = [int(document["line"])]
            if not isinstance(body, dict):
                self.problems.append((self.lines[0], _not_a_product()))
            self.revise = lambda present: replace(present, body)
        if not self.key:
            self.problems.append((self.lines[0], _no_key()))
        elif len(self.key) > 80:
            self.problems.append((self.lines[0], _long_key()))
        if "twin" in document:
            self.problems.append((self.lines[0], _twin(document["twin"])))


def write_page(import_id: str, run: int, page: int) -> None:
    """Write what of this page is not written yet. The last page of all finishes the import."""
    item = ImportItem.find(import_id, "import")
    if item is None or int(item.run) != run or item.status != ImportStatus.RUNNING:
        return
    done = chunks_done(import_id, run, page)
    known = by_id()
    columns = [known.get(name) if name else None for name in item.columns or ()]
    body = files.read(files.page_key(item.supplier_id, import_id, run, page))
    for number, documents in enumerate(_chunks(body)):
        if lines_sk(run, page, number) not in done:
            try:
                _write_chunk(item, page, number, [_Record(document, columns) for document in documents])
            except Forbidden as forbidden:
                fail(item, _not_allowed(forbidden))
                return
    finish(import_id, run)


def _chunks(body: bytes) -> Iterator[list[dict[str, Any]]]:
    documents = (json.loads(line) for line in body.splitlines())
    while chunk := list(islice(documents, CHUNK_PRODUCTS)):
        yield chunk


def _write_chunk(item: ImportItem, page: int, number: int, records: Sequence[_Record]) -> None:
    sound = [record for record in records if not record.problems]
    # Two products of one chunk never have one key: the reader marks the second.
    drafted = write_drafts(
        [Draft(record.key, record.revise) for record in sound],
        by=Caller(Role.SUPPLIER, item.by, item.supplier_id),
        submit=bool(item.submit),
        dry_run=bool(item.dry_run),
        since=parse_time(item.started_at or item.created_at),
    )
    outcomes = {one.key: one for one in drafted}
    report = [line for record in records for line in _report(record, None if record.problems else outcomes[record.key])]
    report.sort(key=lambda line: int(line["n"]))
    _note(item, page, number, report)


def _report(record: _Record, outcome: Drafted | None) -> Iterator[dict[str, Any]]:
    result = LineResult.REFUSED if outcome is None else LineResult(outcome.result.value)
    remarks = () if outcome is None else outcome.remarks
    problems = [*record.problems, *(_placed(record, remark) for remark in remarks)][:_PROBLEMS]
    for line in record.lines:
        entry: dict[str, Any] = {"n": line, "k": record.key[:80], "r": str(result)}
        if outcome is not None and outcome.product_id and outcome.result is not DraftResult.REFUSED:
            entry["p"] = outcome.product_id
        if outcome is not None and outcome.submitted:
            entry["s"] = True
        if own := [problem.to_json() for at, problem in problems if at == line]:
            entry["x"] = own
        yield entry


def _placed(record: _Record, remark: Remark) -> tuple[int, Problem]:
    """The line and column that a remark on a field is about."""
    field, line = remark.field or "", record.lines[0]
    if field.startswith("skus."):
        _, position, *rest = field.split(".")
        field = ".".join(rest)
        if position.isdecimal() and int(position) < len(record.lines):
            line = record.lines[int(position)]
    column = _column_of(field)
    severity = Severity.ERROR if remark.refuses else Severity.WARNING
    return line, Problem(remark.code, remark.detail, remark.fix, column, severity)


def _column_of(field: str) -> str | None:
    """The nearest column: `attributes.stones.0.carat`, `price_rule.amount.amount` → `price_rule.amount`."""
    steps = field.split(".")
    while steps:
        path = ".".join(steps)
        if path in by_id():
            return path
        steps.pop()
    return field or None


def _note(item: ImportItem, page: int, number: int, report: list[dict[str, Any]]) -> None:
    run = int(item.run)
    counts = Counter(line["r"] for line in report)
    trouble = [line for line in report if "x" in line]
    tx = Transaction()
    done_before = Conflict("chunk_done", "This chunk is written.")
    tx.put(ChunkItem(item.pk, lines_sk(run, page, number), report=report), if_absent=True, otherwise=done_before)
    if trouble:
        tx.put(ChunkItem(item.pk, lines_sk(run, page, number, kind="trouble"), report=trouble))
    counted = [
        (ImportItem.done, len(report)),
        (ImportItem.created, counts[LineResult.CREATED]),
        (ImportItem.changed, counts[LineResult.CHANGED]),
        (ImportItem.unchanged, counts[LineResult.UNCHANGED]),
        (ImportItem.refused, counts[LineResult.REFUSED]),
        (ImportItem.submitted, sum("s" in line for line in report)),
        (ImportItem.doubtful, sum("x" in line and line["r"] != LineResult.REFUSED for line in report)),
    ]
    tx.update(
        item,
        actions=[attribute.add(count) for attribute, count in counted if count],
        condition=(ImportItem.run == run) & (ImportItem.status == str(ImportStatus.RUNNING)),
        otherwise=Conflict("old_run", "This run is over."),
    )
    try:
        tx.commit()
    except Conflict as conflict:
        if conflict.code != "chunk_done":
            raise


def finish(import_id: str, run: int) -> None:
    """When all lines are done. Two workers may end at the same moment: one of them says so."""
    item = ImportItem.find(import_id, "import")
    if item is None or int(item.run) != run or item.status != ImportStatus.RUNNING or item.done < item.lines:
        return
    tx = Transaction()
    tx.update(
        item,
        actions=[ImportItem.status.set(str(ImportStatus.DONE)), ImportItem.finished_at.set(timestamp())],
        condition=(ImportItem.run == run) & (ImportItem.status == str(ImportStatus.RUNNING)),
        otherwise=Conflict("finished", "It is finished."),
    )
    tx.publish(
        ImportFinished(
            import_id=import_id,
            supplier_id=item.supplier_id,
            dry_run=bool(item.dry_run),
            lines=int(item.lines),
            refused=int(item.refused),
        ),
        by=item.by,
    )
    try:
        tx.commit()
    except Conflict as conflict:
        if conflict.code != "finished":
            raise


def _no_key() -> Problem:
    return Problem(
        "no_key",
        Text("没有款号。", "There is no style number."),
        Text(
            "填写您自己的款号，同一商品的各行相同。",
            "State your own number of the design, alike on all rows of a product.",
        ),
        "key",
    )


def _long_key() -> Problem:
    return Problem(
        "key_too_long",
        Text("款号超过 80 个字符。", "The style number has more than 80 characters."),
        Text("缩短款号。", "Shorten it."),
        "key",
    )


def _twin(line: int) -> Problem:
    return Problem(
        "key_twice",
        Text(f"这个款号在第 {line} 行已出现过。", f"This style number was on line {line} already."),
        Text(
            "同一商品的各行要相邻；不同商品用不同款号。",
            "Rows of one product stand together; another product has another number.",
        ),
        "key",
    )


def _not_a_product() -> Problem:
    return Problem(
        "not_a_product",
        Text("这一项不是商品。", "This is not a product."),
        Text(
            "每项是一个 JSON 对象，同 POST /products 的内容，加上 key。",
            "Each is a JSON object: the body of POST /products, and its key.",
        ),
    )


def _not_allowed(error: Forbidden) -> Unreadable:
    return Unreadable(
        error.code,
        Text("您的机构已被暂停，不能导入商品。", error.detail),
        Text("请联系平台运营。", "Ask the mall's operator."),
    )
