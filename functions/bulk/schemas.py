"""What suppliers send and read of imports and exports."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from bulk.rules.life import ExportStatus, FileFormat, ImportStatus, LineResult
from bulk.rules.limits import MAX_BYTES
from bulk.store import ExportItem, ImportItem
from parure.kernel.schemas import Request, Timestamp, View, id_type
from parure.kernel.text import Language
from parure.kernel.time import parse_time

ImportId = Annotated[str, id_type("imp")]
ExportId = Annotated[str, id_type("exp")]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z_]{2,30}$")]


class TemplateQuery(Request):
    format: FileFormat = FileFormat.XLSX
    category: Word | None = Field(
        None, description="Leaves out columns that these goods do not have", examples=["ring"]
    )
    material: Word | None = Field(None, examples=["diamond"])


class TemplateView(View):
    filename: str
    url: str = Field(description="Good for five minutes")


class NewImport(Request):
    filename: str = Field(min_length=5, max_length=200, description="Its end tells the format: .csv .xlsx .json .jsonl")
    bytes: int = Field(ge=1, le=MAX_BYTES, description="Size of the file; 50 MB at most")


class StartImport(Request):
    dry_run: bool = Field(True, description="Say what would happen and write nothing")
    submit: bool = Field(False, description="Submit for review what was written")


class ImportProblem(View):
    code: str = Field(examples=["unknown_word"])
    column: str | None = Field(description="Id of the column, or path of the field", examples=["attributes.metal.kind"])
    label: str | None = Field(description="What the column is called")
    detail: str
    fix: str
    severity: Literal["error", "warning"]

    @classmethod
    def of(cls, found: dict[str, Any], language: Language) -> Self:
        from bulk.rules.problems import Problem

        problem = Problem.from_json(found)
        return cls(
            code=problem.code,
            column=problem.column,
            label=label_of(problem.column, language),
            detail=problem.detail.in_(language),
            fix=problem.fix.in_(language),
            severity=problem.severity.value,
        )


def label_of(column: str | None, language: Language) -> str | None:
    # Imported here: the definition of every field is needed for reports only.
    from bulk.service import columns

    label = columns.label_of(column) if column else None
    return label.in_(language) if label else None


class UnknownHeader(View):
    header: str
    near: str | None = Field(description="The column that was meant, perhaps")


class ImportCounts(View):
    """Of lines."""

    created: int
    changed: int
    unchanged: int
    refused: int
    submitted: int
    doubtful: int = Field(description="Written, and a reviewer would ask about them")


class ImportView(View):
    import_id: ImportId
    filename: str
    format: FileFormat
    status: ImportStatus
    run: int = Field(description="How often it was started")
    dry_run: bool
    submit: bool
    lines: int = Field(description="Known when the file is read")
    done: int
    counts: ImportCounts
    unknown_headers: list[UnknownHeader] = Field(description="Columns that were passed over")
    problem: ImportProblem | None = Field(description="Why the file as a whole was not imported")
    created_at: Timestamp
    started_at: Timestamp | None
    finished_at: Timestamp | None

    @classmethod
    def of(cls, item: ImportItem, language: Language) -> Self:
        return cls(
            import_id=item.pk,
            filename=item.filename,
            format=FileFormat(item.format),
            status=ImportStatus(item.status),
            run=int(item.run),
            dry_run=bool(item.dry_run),
            submit=bool(item.submit),
            lines=int(item.lines),
            done=int(item.done),
            counts=ImportCounts(**{name: int(getattr(item, name)) for name in ImportCounts.model_fields}),
            unknown_headers=[
                UnknownHeader(header=header, near=label_of(near, language)) for header, near in item.unknown or ()
            ],
            problem=ImportProblem.of(item.problem, language) if item.problem else None,
            created_at=parse_time(item.created_at),
            started_at=parse_time(item.started_at) if item.started_at else None,
            finished_at=parse_time(item.finished_at) if item.finished_at else None,
        )


class NewImportView(View):
    import_id: ImportId
    url: str = Field(description="Post the file there, as a form")
    fields: dict[str, str] = Field(description="Form fields to send before `file`, as they are")


class ImportLinesQuery(Request):
    only: Literal["all", "problems"] = "problems"
    run: int | None = Field(None, ge=1, le=9999, description="The latest, if left out")
    cursor: str | None = Field(None, max_length=1000)


class ImportLine(View):
    line: int
    key: str
    result: LineResult
    submitted: bool
    product_id: str | None
    problems: list[ImportProblem]

    @classmethod
    def of(cls, line: dict[str, Any], language: Language) -> Self:
        return cls(
            line=line["n"],
            key=line["k"],
            result=LineResult(line["r"]),
            submitted=line.get("s", False),
            product_id=line.get("p"),
            problems=[ImportProblem.of(one, language) for one in line.get("x", ())],
        )


class NewExport(Request):
    format: FileFormat = FileFormat.XLSX
    category: Word | None = None
    status: Word | None = Field(None, description="Of the listings", examples=["draft"])


class ExportView(View):
    export_id: ExportId
    format: FileFormat
    status: ExportStatus
    products: int
    filename: str | None
    url: str | None = Field(description="When it is done; good for five minutes")
    created_at: Timestamp

    @classmethod
    def of(cls, item: ExportItem, url: str | None) -> Self:
        return cls(
            export_id=item.pk,
            format=FileFormat(item.format),
            status=ExportStatus(item.status),
            products=int(item.products),
            filename=item.file,
            url=url,
            created_at=parse_time(item.created_at),
        )
