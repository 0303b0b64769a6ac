"""What is known of a piece and who has looked: its certificate and where it comes from, in the words of the shop's panels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from html import escape
from typing import TYPE_CHECKING

from parure.kernel.text import Language, Text
from storefront.rules.icons import icon

if TYPE_CHECKING:
    from catalog.contract import ProductView
    from trace.contract import CertificateStatus

WORDS = {
    "matched": Text("证书已核验", "Certificate verified"),
    "unverified": Text("证书尚未核验", "Certificate not verified yet"),
    "mismatched": Text("证书与鉴定机构的结果不符", "Certificate does not agree"),
    "revoked": Text("证书已撤销", "Certificate revoked"),
    "unverified_word": Text(
        "这张证书由商家提供，我们还没有与鉴定机构的记录核对。",
        "The maker states this certificate. Nobody here has compared it with the laboratory's record yet.",
    ),
    "mismatched_word": Text(
        "商家登记的内容与鉴定机构的结果不一致，我们已要求商家更正。",
        "What the maker recorded is not what the laboratory says. We have asked the maker to put it right.",
    ),
    "revoked_word": Text(
        "这张证书已不可信，购买前请先询问我们。",
        "This certificate is not to be relied on any more. Ask us before you buy.",
    ),
    "by_laboratory": Text("{day} 由鉴定机构的查询服务确认。", "Confirmed by the laboratory's own service on {day}."),
    "by_document": Text("{day} 由我们与证书原件逐项核对。", "Our people compared it with the report itself on {day}."),
    "by_website": Text("{day} 由我们在鉴定机构官网查证。", "Our people looked it up at the laboratory on {day}."),
    "by_other": Text("{day} 由我们向鉴定机构询问确认。", "Our people asked the laboratory on {day}."),
    "verified": Text("已核验的内容", "What was verified"),
    "not_verified": Text("未核验的内容", "What was not verified"),
    "both": Text("商家：{text}；鉴定机构：{found}", "maker {text}, laboratory {found}"),
    "found": Text("鉴定机构：{found}", "laboratory {found}"),
    "look_up": Text("到鉴定机构官网查询", "Look it up at the laboratory"),
    "comes_from": Text("来历", "Where it comes from"),
    "stone": Text("宝石产地：{0}", "Stone from {0}"),
    "stone_proven": Text("证书载明", "as its certificate says"),
    "stone_stated": Text("商家陈述，尚无证书证实", "as its maker states; no certificate of ours says so"),
    "graded": Text("由 {0} 分级", "Graded by {0}"),
    "graded_on": Text("{0}已核验", "verified on {0}"),
    "graded_not": Text("尚未核验", "not verified yet"),
    "made": Text("{0} 出品", "Made and offered by {0}"),
    "made_how": Text("经营资质已由平台审核并持续跟踪", "its licences are vetted and watched by the mall"),
}
_ICONS = {"matched": "checked", "unverified": "open", "mismatched": "warning", "revoked": "warning"}
_CHINA = timezone(timedelta(hours=8))
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def certificate_panel(certificate: CertificateStatus | None, language: Language) -> str:
    if certificate is None:
        return ""
    state = certificate.state
    said = {name: escape(text.in_(language)) for name, text in WORDS.items()}
    kind = (
        f'<span class="certificate-type"> · {escape(certificate.report_type)}</span>' if certificate.report_type else ""
    )
    link = ""
    if certificate.website and state != "revoked":
        link = (
            f'<a class="text-link certificate-link" href="{escape(certificate.website)}" target="_blank" rel="noreferrer">'
            f"{said['look_up']}</a>"
        )
    return (
        f'<section class="certificate certificate-{state}" aria-labelledby="certificate-title">'
        f'<h2 id="certificate-title" class="certificate-title">{icon(_ICONS[state])}{said[state]}</h2>'
        f'<p class="certificate-number">{escape(certificate.laboratory_name)} <span class="certificate-digits">'
        f"{escape(certificate.number)}</span>{kind}</p>"
        f'<p class="certificate-word">{_word(certificate, language)}</p>{_facts(certificate, language)}{link}</section>'
    )


def provenance(product: ProductView, language: Language) -> str:
    certificate = product.certificate
    matched = certificate is not None and certificate.state == "matched"
    steps = []
    if origin := next((row.value for row in product.specifications if row.term == "origin"), None):
        proven = matched and any(fact.name.endswith("origin") for fact in (certificate.verified if certificate else ()))
        steps.append(
            _step(proven, "stone", origin, _said("stone_proven" if proven else "stone_stated", language), language)
        )
    if certificate is not None:
        day = date_text(certificate.verified_at, language)
        how = _said("graded_on", language, day) if matched else _said("graded_not", language)
        steps.append(_step(matched, "graded", certificate.laboratory_name, how, language))
    steps.append(_step(True, "made", product.supplier.name, _said("made_how", language), language))
    return (
        '<section class="provenance" aria-labelledby="provenance"><h2 id="provenance" class="label">'
        f"{_said('comes_from', language)}</h2><ol>{''.join(steps)}</ol></section>"
    )


def date_text(moment: datetime | None, language: Language) -> str:
    """2026年11月20日, November 20, 2026: the day in China; the shop says it in the reader's own zone."""
    if moment is None:
        return ""
    day = moment.astimezone(_CHINA)
    if language is Language.EN:
        return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def _word(certificate: CertificateStatus, language: Language) -> str:
    if certificate.state != "matched":
        return escape(WORDS[f"{certificate.state}_word"].in_(language))
    method = str(certificate.method)
    words = WORDS[f"by_{method}" if method in ("laboratory", "document", "website") else "by_other"]
    return escape(words.in_(language).format(day=date_text(certificate.verified_at, language)))


def _facts(certificate: CertificateStatus, language: Language) -> str:
    if certificate.state == "matched":
        listed = _list((fact.label, fact.text or "") for fact in certificate.verified)
        shown = f'<h3 class="certificate-list-title">{_said("verified", language)}</h3>{listed}'
        if certificate.not_verified:
            rest = " · ".join(f"{fact.label} {fact.text or ''}".strip() for fact in certificate.not_verified)
            title = f'<h3 class="certificate-list-title">{_said("not_verified", language)}</h3>'
            shown += f"<div>{title}<p>{escape(rest)}</p></div>"
        return shown
    if certificate.state == "mismatched":
        differing = [fact for fact in certificate.not_verified if fact.found_text]
        return _list((fact.label, _compared(fact.text, fact.found_text, language)) for fact in differing)
    return ""


def _compared(text: str | None, found: str | None, language: Language) -> str:
    return WORDS["both" if text else "found"].in_(language).format(text=text, found=found)


def _list(rows: Iterable[tuple[str, str]]) -> str:
    shown = "".join(f"<li><span>{escape(label)}</span> {escape(text)}</li>" for label, text in rows)
    return f'<ul class="certificate-facts">{shown}</ul>' if shown else ""


def _step(verified: bool, title: str, name: str, how: str, language: Language) -> str:
    kind = "provenance-step provenance-verified" if verified else "provenance-step"
    return (
        f'<li class="{kind}">{icon("checked" if verified else "open")}<span>{_said(title, language, name)}'
        f'<span class="provenance-how">{how}</span></span></li>'
    )


def _said(name: str, language: Language, *given: str) -> str:
    return escape(WORDS[name].in_(language).format(*given))
