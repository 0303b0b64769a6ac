"""Write the API's readable reference, build/reference/index.html, from infra/openapi.json.

One static page without script or inline style, so that it works under the mall's content security policy.
"""

from __future__ import annotations

import json
import re
import shutil
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
OUT = ROOT / "build/reference"
STYLE = Path(__file__).with_name("reference.css")
_DEEPEST = 5


class Reference:
    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.schemas: dict[str, Any] = document["components"]["schemas"]

    def page(self) -> str:
        operations = self._by_tag()
        contents = "".join(self._contents(tag, found) for tag, found in operations.items())
        body = "".join(self._section(tag, found) for tag, found in operations.items())
        about = escape(self.document["info"]["description"])
        return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parure API reference</title><link rel="stylesheet" href="/docs/reference.css"></head>
<body><a class="skip" href="#main">Skip to the reference</a>
<header><p class="brand">Parure <span lang="zh">珠联</span></p>
<p><a href="/api/v1/openapi.json">openapi.json</a> · <a href="/">Shop</a> · <a href="/portal/">Portal</a></p></header>
<div class="columns"><nav aria-label="Routes">{contents}</nav>
<main id="main"><h1>API reference</h1><p class="about">{_code(about)}</p>{_START}{body}</main></div></body></html>
"""

    def _by_tag(self) -> dict[str, list[tuple[str, str, dict[str, Any]]]]:
        found: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                found.setdefault(operation["tags"][0], []).append((method.upper(), path, operation))
        return found

    def _contents(self, tag: str, found: list[tuple[str, str, dict[str, Any]]]) -> str:
        links = "".join(
            f'<li><a href="#{operation["operationId"]}"><b class="m {method.lower()}">{method}</b> '
            f"{escape(path.removeprefix('/api/v1'))}</a></li>"
            for method, path, operation in found
        )
        return f'<h2><a href="#tag-{tag}">{escape(tag.capitalize())}</a></h2><ul>{links}</ul>'

    def _section(self, tag: str, found: list[tuple[str, str, dict[str, Any]]]) -> str:
        operations = "".join(self._operation(*one) for one in found)
        return f'<section id="tag-{tag}"><h2>{escape(tag.capitalize())}</h2>{operations}</section>'

    def _operation(self, method: str, path: str, operation: dict[str, Any]) -> str:
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        return (
            f'<article id="{operation["operationId"]}"><h3>{escape(operation["summary"])}</h3>'
            f'<p class="route"><b class="m {method.lower()}">{method}</b> <code>{escape(path)}</code></p>'
            f"{_paragraphs(operation.get('description', ''))}"
            f"{self._parameters(operation.get('parameters', []))}"
            f"{self._body('Body', body) if body else ''}"
            f"{self._responses(operation['responses'])}</article>"
        )

    def _parameters(self, parameters: list[dict[str, Any]]) -> str:
        if not parameters:
            return ""
        rows = "".join(
            f"<tr><th scope=row><code>{escape(p['name'])}</code></th><td>{p['in']}</td><td>{self._type(p['schema'])}"
            f"{' · required' if p.get('required') else ''}</td><td>{_code(escape(p.get('description', '')))}</td></tr>"
            for p in parameters
        )
        head = "<tr><th scope=col>Name</th><th scope=col>In</th><th scope=col>Type</th><th scope=col>About</th></tr>"
        return f"<h4>Parameters</h4><div class=scroll tabindex=0><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>"

    def _body(self, title: str, schema: dict[str, Any]) -> str:
        example = json.dumps(self._example(schema), ensure_ascii=False, indent=2)
        return (
            f"<h4>{title}</h4>{self._fields(schema)}"
            f"<details><summary>Example</summary><pre tabindex=0>{escape(example)}</pre></details>"
        )

    def _responses(self, responses: dict[str, Any]) -> str:
        out = ""
        refused = []
        for status, response in responses.items():
            content = response.get("content", {})
            if "application/json" in content:
                out += self._body(f"Answer {status}", content["application/json"]["schema"])
            elif "application/problem+json" in content:
                refused.append(f"<li><b>{status}</b> {escape(response['description'])}</li>")
            else:
                out += f"<h4>Answer {status}</h4><p>{escape(response['description'])}, no body.</p>"
        return out + (f"<h4>Problems</h4><ul class=problems>{''.join(refused)}</ul>" if refused else "")

    def _resolve(self, schema: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in schema:
            schema = self.schemas[schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def _alternatives(self, schema: dict[str, Any]) -> list[dict[str, Any]]:
        found = schema.get("anyOf") or schema.get("oneOf") or []
        return [one for one in found if one.get("type") != "null"]

    def _type(self, schema: dict[str, Any]) -> str:
        name = schema["$ref"].rsplit("/", 1)[1] if "$ref" in schema else ""
        schema = self._resolve(schema)
        if others := self._alternatives(schema):
            text = " or ".join(self._type(one) for one in others)
            null = any(one.get("type") == "null" for one in schema.get("anyOf", []))
            return text + (" or null" if null else "")
        if "enum" in schema:
            return " ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"])
        if "const" in schema:
            return f"<code>{escape(str(schema['const']))}</code>"
        if schema.get("type") == "array":
            return f"list of {self._type(schema.get('items', {}))}"
        return escape(name or str(schema.get("format") or schema.get("type") or "any"))

    def _fields(self, schema: dict[str, Any], depth: int = 0) -> str:
        schema = self._resolve(schema)
        if schema.get("type") == "array":
            return self._fields(schema.get("items", {}), depth)
        if others := self._alternatives(schema):
            inner = [self._fields(one, depth) for one in others]
            return "".join(inner) if len(inner) == 1 else "".join(f"<div class=either>{one}</div>" for one in inner)
        if depth > _DEEPEST or not schema.get("properties"):
            return ""
        required = schema.get("required", [])
        rows = "".join(
            f"<li><code>{escape(name)}</code> <span class=type>{self._type(part)}"
            f"{' · required' if name in required else ''}{_limits(self._resolve(part))}</span>"
            f" {_code(escape(part.get('description', '')))}{self._fields(part, depth + 1)}</li>"
            for name, part in schema["properties"].items()
        )
        return f"<ul class=fields>{rows}</ul>"

    def _example(self, schema: dict[str, Any], depth: int = 0) -> Any:
        schema = self._resolve(schema)
        for key in ("examples", "default", "const", "enum"):
            if key in schema:
                value = schema[key]
                return value[0] if key in ("examples", "enum") and value else value
        if others := self._alternatives(schema):
            return self._example(others[0], depth)
        kind = schema.get("type")
        if kind == "array":
            return [self._example(schema.get("items", {}), depth + 1)] if depth < _DEEPEST else []
        if kind == "object" or "properties" in schema:
            parts = schema.get("properties", {}) if depth <= _DEEPEST else {}
            return {name: self._example(part, depth + 1) for name, part in parts.items()}
        by_format = {"date-time": "2026-11-23T08:00:00.000Z", "date": "2026-11-23"}
        plain = {"string": "text", "integer": schema.get("minimum", 1), "number": 1, "boolean": True}
        return by_format.get(schema.get("format", ""), plain.get(str(kind)))


_START = """<section id="start"><h2>Start</h2><p>Get a token, then ask:</p>
<pre tabindex="0">curl -s http://127.0.0.1:8000/api/v1/sessions -H 'Content-Type: application/json' \\
  -d '{"email": "buyer@parure.test", "password": "Parure-demo-1"}'
curl -s http://127.0.0.1:8000/api/v1/orders -H "Authorization: Bearer $TOKEN"</pre></section>"""


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_code(escape(part))}</p>" for part in text.split("\n\n") if part)


def _code(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", text)


def _limits(schema: dict[str, Any]) -> str:
    names = {
        "minimum": "≥ ",
        "maximum": "≤ ",
        "minLength": "length ≥ ",
        "maxLength": "length ≤ ",
        "maxItems": "items ≤ ",
    }
    told = [f"{word}{schema[name]}" for name, word in names.items() if name in schema]
    return f" · {', '.join(told)}" if told else ""


def main() -> None:
    document = json.loads((ROOT / "infra/openapi.json").read_text())
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "index.html").write_text(Reference(document).page())
    shutil.copy(STYLE, OUT / "reference.css")


if __name__ == "__main__":
    main()
