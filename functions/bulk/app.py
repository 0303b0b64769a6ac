"""Routes of bulk."""

from __future__ import annotations

from typing import Any

from bulk import files
from bulk.rules.limits import MAX_BYTES
from bulk.schemas import (
    ExportId,
    ExportView,
    ImportId,
    ImportLine,
    ImportLinesQuery,
    ImportView,
    NewExport,
    NewImport,
    NewImportView,
    StartImport,
    TemplateQuery,
    TemplateView,
)
from bulk.service import exporting, importing
from parure.aws.auth import Role
from parure.aws.http import Api
from parure.kernel.errors import Conflict, InvalidRequest, NotFound
from parure.kernel.schemas import Listing, PageQuery

app = Api("bulk")
SUPPLIER = [Role.SUPPLIER]


@app.get(
    "/api/v1/imports/template",
    roles=SUPPLIER,
    scope="products:read",
    summary="Get a template for a table of listings, in your language",
)
def get_template(query: TemplateQuery) -> TemplateView:
    filename, url = importing.template(
        query.format, query.category, query.material, by=app.caller, language=app.language
    )
    return TemplateView(filename=filename, url=url)


@app.post(
    "/api/v1/imports",
    roles=SUPPLIER,
    scope="products:write",
    status=201,
    summary="Get a place to upload a file of listings to",
    errors=[InvalidRequest],
    idempotent=True,
)
def create_import(body: NewImport) -> NewImportView:
    item = importing.create_import(body.filename, by=app.caller, idempotency_key=app.idempotency_key)
    url, fields = files.sign_upload(files.upload_key(item.supplier_id, item.pk), MAX_BYTES)
    return NewImportView(import_id=item.pk, url=url, fields=fields)


@app.post(
    "/api/v1/imports/{import_id}/start",
    roles=SUPPLIER,
    scope="products:write",
    status=202,
    summary="Look the file through or write what it says; again, to go on after a standstill",
    errors=[NotFound, Conflict, InvalidRequest],
)
def start_import(import_id: ImportId, body: StartImport) -> ImportView:
    item = importing.start_import(import_id, dry_run=body.dry_run, submit=body.submit, by=app.caller)
    return ImportView.of(item, app.language)


@app.get("/api/v1/imports", roles=SUPPLIER, scope="products:read", summary="List your imports, the latest first")
def list_imports(query: PageQuery) -> Listing[ImportView]:
    page = importing.list_imports(app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[ImportView].of(page.map(lambda item: ImportView.of(item, app.language)))


@app.get(
    "/api/v1/imports/{import_id}",
    roles=SUPPLIER,
    scope="products:read",
    summary="Follow an import",
    errors=[NotFound],
)
def get_import(import_id: ImportId) -> ImportView:
    return ImportView.of(importing.own_import(import_id, app.caller), app.language)


@app.get(
    "/api/v1/imports/{import_id}/lines",
    roles=SUPPLIER,
    scope="products:read",
    summary="Read what became of each line of the latest run",
    errors=[NotFound],
)
def list_import_lines(import_id: ImportId, query: ImportLinesQuery) -> Listing[ImportLine]:
    troubled = query.only == "problems"
    page = importing.list_lines(import_id, app.caller, troubled=troubled, run=query.run, cursor=query.cursor)
    return Listing[ImportLine].of(page.map(lambda line: ImportLine.of(line, app.language)))


@app.post(
    "/api/v1/exports",
    roles=SUPPLIER,
    scope="products:read",
    status=202,
    summary="Ask for your listings as a file that can be imported again",
    errors=[InvalidRequest],
    idempotent=True,
)
def create_export(body: NewExport) -> ExportView:
    item = exporting.create_export(
        body.format,
        category=body.category,
        listing_status=body.status,
        language=app.language,
        by=app.caller,
        idempotency_key=app.idempotency_key,
    )
    return ExportView.of(item, exporting.download_address(item))


@app.get(
    "/api/v1/exports/{export_id}",
    roles=SUPPLIER,
    scope="products:read",
    summary="Follow an export, and fetch it",
    errors=[NotFound],
)
def get_export(export_id: ExportId) -> ExportView:
    item = exporting.own_export(export_id, app.caller)
    return ExportView.of(item, exporting.download_address(item))


def on_work(event: dict[str, Any], context: Any) -> dict[str, Any]:
    from bulk.handlers import on_work as handle

    return handle(event, context)
