"""The adapter against a real server that answers as GIA's Report Results API does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from infra.local import laboratory
from starlette.applications import Starlette
from starlette.routing import Route
from urllib3.util import Retry, Timeout

from integration.gateway import CONTEXT
from integration.payments_standin.server import serving
from integration.trace.papers import FACTS, NUMBER, ONE, OPERATOR, ask, events, record, verify
from parure.aws.settings import Settings, settings
from parure.aws.tables import OutboxEvent
from parure.kernel.errors import Conflict, MallError, Unavailable
from trace import app
from trace.verifiers import Manual, gia, verifier_of
from trace.verifiers.gia import ReportResults


@pytest.fixture(scope="module")
def gia_url() -> Iterator[str]:
    with serving(Starlette(routes=[Route("/", laboratory.answer_report, methods=["POST"])])) as url:
        yield f"{url}/"


@pytest.fixture
def alone(gia_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The adapter without a mall around it."""
    monkeypatch.setenv("GIA_API_URL", gia_url)
    monkeypatch.setattr(Settings, "secret", lambda *_: "key")
    monkeypatch.setattr(gia._Pause, "until", 0.0)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def asked(aws: None, gia_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """GIA is set up."""
    monkeypatch.setenv("GIA_API_URL", gia_url)
    monkeypatch.setattr(gia._Pause, "until", 0.0)
    settings.cache_clear()
    yield
    settings.cache_clear()


def deliver(*types: str) -> list[Any]:
    """Bring the outbox's events of these types to trace's queue; what stays in it."""
    found = [json.loads(one.envelope) for one in OutboxEvent.query(f"GIA/{NUMBER}")]
    records = [
        {"messageId": str(i), "body": json.dumps({"detail": one}), "eventSource": "aws:sqs"}
        for i, one in enumerate(found)
        if one["type"] in types
    ]
    left: list[Any] = app.on_events({"Records": records}, CONTEXT)["batchItemFailures"]
    return left


def look_up(number: str) -> Any:
    return ReportResults().look_up(number)


@pytest.mark.usefixtures("alone")
def test_a_report_comes_in_our_words() -> None:
    report = look_up("2141438171").report

    assert (report.number, report.report_type, str(report.issued_on)) == ("2141438171", "Diamond Dossier", "2019-09-01")
    assert {
        "carat": "0.51",
        "shape": "emerald",
        "clarity": "VS2",
        "table_percent": "63",
    }.items() <= report.facts.items()
    assert look_up("5201436612").report.facts["grade"] == "Premium"
    assert look_up("6204489200").report.facts["treatment"] == "Indications of heating"


@pytest.mark.usefixtures("alone")
def test_a_number_that_gia_does_not_know_or_has_replaced_has_no_report() -> None:
    assert look_up("9999999999").report is None
    assert "2141438172" in look_up(laboratory.REPLACED).note


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    ("number", "kind", "code"),
    [
        (laboratory.IN_SERVICE, Conflict, "report_in_service"),
        (laboratory.QUOTA_MET, Conflict, "quota_used_up"),
        (laboratory.TOO_MANY, Unavailable, "laboratory_busy"),
        (laboratory.AWAY, Unavailable, "laboratory_unavailable"),
        (laboratory.GARBLED, Unavailable, "laboratory_unavailable"),
    ],
)
def test_no_answer_says_what_to_do(number: str, kind: type[MallError], code: str) -> None:
    with pytest.raises(kind) as refused:
        look_up(number)

    assert refused.value.code == code


@pytest.mark.usefixtures("alone")
def test_asked_to_slow_down_nobody_asks_until_the_time_has_passed() -> None:
    with pytest.raises(Unavailable):
        look_up(laboratory.TOO_MANY)

    with pytest.raises(Unavailable) as refused:
        look_up("2141438171")
    assert refused.value.extra["retry_after_seconds"] <= 2


@pytest.mark.usefixtures("alone")
def test_a_laboratory_that_does_not_answer_in_time_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    gia._http.cache_clear()
    monkeypatch.setattr(gia, "_TIMEOUT", Timeout(connect=1, read=0.2))
    monkeypatch.setattr(gia, "_RETRY", Retry(total=0))
    try:
        with pytest.raises(Unavailable):
            look_up(laboratory.SLOW)
    finally:
        gia._http.cache_clear()


@pytest.mark.usefixtures("alone")
def test_a_key_that_is_refused_is_the_malls_affair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settings, "secret", lambda *_: laboratory.REFUSED_KEY)

    with pytest.raises(Unavailable, match="key"):
        look_up("2141438171")


@pytest.mark.usefixtures("asked")
def test_a_recorded_certificate_is_verified_by_its_laboratory_without_a_person() -> None:
    record(facts={**FACTS, "origin": "Botswana"})

    assert deliver("CertificateRecorded") == []

    status = ask("GET", f"{ONE}/status").json
    assert (status["state"], status["verified_by"], status["method"]) == ("matched", "laboratory", "laboratory")
    assert [fact["name"] for fact in status["not_verified"]] == ["origin"]
    step = ask("GET", ONE, by=OPERATOR).json["history"][0]
    assert step["by"]["role"] == "laboratory"


@pytest.mark.usefixtures("asked")
def test_a_false_certificate_is_found_out() -> None:
    record(facts={**FACTS, "clarity": "VS1"})

    deliver("CertificateRecorded")

    view = ask("GET", ONE, by=OPERATOR).json
    assert view["state"] == "mismatched"
    assert {fact["name"]: fact["found"] for fact in view["facts"] if fact["found"]} == {"clarity": "SI2"}


@pytest.mark.usefixtures("asked")
def test_the_same_event_twice_or_too_late_asks_nobody() -> None:
    record()
    deliver("CertificateRecorded")
    deliver("CertificateRecorded")
    record(etag="2", facts={**FACTS, "carat": "1.02"})
    verify(etag="3", confirmed=["carat"])

    deliver("CertificateRecorded")

    assert sorted(events()) == [*["CertificateRecorded"] * 2, *["CertificateVerified"] * 2]
    assert ask("GET", ONE, by=OPERATOR).json["method"] == "website"


@pytest.mark.usefixtures("asked")
def test_a_laboratory_that_is_away_is_asked_again_later() -> None:
    path = f"/certificates/GIA/{laboratory.AWAY}"
    record(path)
    found = [json.loads(one.envelope) for one in OutboxEvent.query(f"GIA/{laboratory.AWAY}")]
    batch = {"Records": [{"messageId": "1", "body": json.dumps({"detail": found[0]}), "eventSource": "aws:sqs"}]}

    assert app.on_events(batch, CONTEXT)["batchItemFailures"] == [{"itemIdentifier": "1"}]

    busy = ask("POST", f"{path}/verify", {"method": "laboratory"}, OPERATOR, if_match="1")
    assert (busy.status, busy.json["code"]) == (503, "laboratory_unavailable")
    assert ask("GET", path, by=OPERATOR).json["state"] == "unverified"


@pytest.mark.usefixtures("asked")
def test_an_operator_asks_the_laboratory_now() -> None:
    record()

    assert verify(method="laboratory").json["state"] == "matched"
    unknown = "/certificates/GIA/9999999999"
    record(unknown)
    view = verify(unknown, method="laboratory").json
    assert (view["state"], view["unknown"]) == ("mismatched", True)


@pytest.mark.usefixtures("aws")
def test_without_gia_a_person_looks() -> None:
    record()

    assert deliver("CertificateRecorded") == []
    assert verify(method="laboratory").json["code"] == "no_service"
    assert ask("GET", ONE, by=OPERATOR).json["state"] == "unverified"


@pytest.mark.usefixtures("asked")
def test_an_operator_may_choose_people_over_the_service() -> None:
    from parure.kernel.text import Text
    from trace.rules.laboratories import Laboratory, VerifierKind

    assert isinstance(verifier_of(Laboratory("GIA", Text("GIA", "GIA"), verifier=VerifierKind.MANUAL)), Manual)
    manual = {"name": {"zh": "GIA", "en": "GIA"}, "verifier": "manual"}
    assert ask("PUT", "/laboratories/GIA", manual, OPERATOR).status == 200
    record()
    assert verify(method="laboratory").json["code"] == "no_service"
