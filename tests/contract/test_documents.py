"""The API's and the events' documents say what the code does, and are what was committed."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from infra import openapi, postal, schemas
from openapi_spec_validator import validate

PUBLIC, GATEWAY = openapi.public_document(), openapi.gateway_document()


@pytest.mark.parametrize("path", [openapi.YAML, openapi.JSON], ids=lambda p: p.name)
def test_the_api_documents_are_up_to_date(path: Path) -> None:
    assert path.read_text() == openapi.render()[path], "run make generate"


def test_the_event_schemas_are_up_to_date() -> None:
    wanted = {path.name: text for path, text in schemas.render().items()}

    assert {path.name: path.read_text() for path in schemas.FOLDER.glob("*.json")} == wanted, "run make generate"


def test_both_api_documents_are_valid_openapi() -> None:
    validate(PUBLIC)
    validate(GATEWAY)


def test_every_route_is_in_both_documents_once() -> None:
    declared = {(route.path, route.method.lower()) for _, route in openapi.routes()}
    for document in (PUBLIC, GATEWAY):
        assert {(path, method) for path, ways in document["paths"].items() for method in ways} == declared
    assert len(declared) == len(openapi.routes())


def test_operation_ids_are_unique_because_clients_are_generated_from_them() -> None:
    names = Counter(route.handler.__name__ for _, route in openapi.routes())

    assert [name for name, count in names.items() if count > 1] == []


def test_every_schema_says_what_its_fields_are_of() -> None:
    document = json.dumps(PUBLIC)

    referenced = {part.split('"')[0] for part in document.split("#/components/schemas/")[1:]}
    assert referenced == set(PUBLIC["components"]["schemas"])


def test_every_mutation_and_page_names_its_failures() -> None:
    for _, route in openapi.routes():
        responses = PUBLIC["paths"][route.path][route.method.lower()]["responses"]
        if "body" in route.parameters:
            assert {"400", "413"} <= set(responses), route.path
        if route.path_parameters:
            assert "404" in responses, route.path


def test_paths_are_versioned_plural_and_in_kebab_case() -> None:
    for _, route in openapi.routes():
        assert route.path.startswith("/api/v1/"), route.path
        assert route.path == route.path.lower(), route.path


def test_the_shops_forms_know_the_countries_as_the_api_does() -> None:
    assert postal.OUT.read_text() == postal.text(), "run python -m infra.postal"
