"""The description of the interface (OpenAPI 3.1), generated from kinds, acts and lists."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from liem.core.acts.base import Act, acts_for, opening_acts
from liem.core.records.kinds import Kind, kinds
from liem.core.registry import lists
from liem.gates.api.shapes import open_fields
from liem.gates.api.units import SCHEMA as BASIS

VERSION = "1.0"
JSON = dict[str, Any]
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}}
KEY = {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 80}}
MATCH = {"name": "If-Match", "in": "header", "schema": {"type": "string", "pattern": '^"?[0-9]{1,9}"?$'}}
PREVIEW = {"name": "preview", "in": "query", "schema": {"type": "string"}, "allowEmptyValue": True}


@csrf_exempt
def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document; open to everybody, for it says nothing of any record."""
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


def document() -> JSON:
    """The whole document."""
    paths: JSON = {"/figures": _figures("build"), "/figures/records": _figures("records"), "/units/{code}/basis": _basis()}
    for kind in kinds:
        paths |= _kind(kind)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Liêm", "version": VERSION, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": "/api/v1"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Problem": _PROBLEM, "Done": _DONE, "Event": _EVENT, **{_name(kind): _record(kind) for kind in kinds}},
        },
    }


def _kind(kind: Kind) -> JSON:
    opening = opening_acts(kind.code)
    base = f"/{kind.plural}"
    collection: JSON = {"get": _list(kind)}
    if opening:
        collection["post"] = _act(kind, opening[0], f"{kind.code}.create")
    paths: JSON = {
        base: collection,
        f"{base}/{{id}}": {"parameters": [ID], "get": _read(kind)},
        f"{base}/{{id}}/events": {"parameters": [ID], "get": _events(kind)},
    }
    for act in acts_for(kind.code):
        if _has_file(act):
            continue
        if act.opens:
            paths[f"{base}/acts/{act.name}"] = {"post": _act(kind, act, f"{kind.code}.{act.name}")}
        else:
            paths[f"{base}/{{id}}/acts/{act.name}"] = {
                "parameters": [ID],
                "post": _act(kind, act, f"{kind.code}.{act.name}", match=True),
            }
    return paths


def _has_file(act: type[Act]) -> bool:
    return any(f.schema().get("format") == "binary" for f in act.base_fields.values())  # type: ignore[attr-defined]


def _act(kind: Kind, act: type[Act], operation: str, *, match: bool = False) -> JSON:
    return {
        "operationId": operation.replace("-", "_"),
        "summary": str(act.label),
        "description": " ".join((act.__doc__ or "").split()),
        "tags": [kind.plural],
        "parameters": [KEY, PREVIEW, *([MATCH] if match else [])],
        "requestBody": {"required": True, "content": {"application/json": {"schema": act.json_schema()}}},
        "responses": {
            "200": _answer("What it would change", {"type": "object"}),
            "201": _answer("Done", {"$ref": "#/components/schemas/Done"}),
            "202": _answer("Proposed to a second person", {"$ref": "#/components/schemas/Done"}),
            **_problems("400", "401", "403", "404", "409", "412", "413", "415", "422"),
        },
    }


def _list(kind: Kind) -> JSON:
    declared = lists[kind.code]
    filters = [
        {"name": name, "in": "query", "schema": {"type": "string"}}
        for f in declared.filters
        for name in ((f"{f.code}_from", f"{f.code}_until") if f.kind == "days" else (f.code,))
    ]
    paging = [
        {"name": "after", "in": "query", "schema": {"type": "string"}},
        {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 200}},
        {"name": "order", "in": "query", "schema": {"type": "string"}},
        {"name": "q", "in": "query", "schema": {"type": "string"}},
    ]
    page = {
        "type": "object",
        "required": ["items"],
        "properties": {
            "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{_name(kind)}"}},
            "next": {"type": "string"},
        },
    }
    return {
        "operationId": f"{kind.code}.list",
        "summary": str(kind.label_plural),
        "tags": [kind.plural],
        "parameters": [*filters, *paging],
        "responses": {"200": _answer("A page", page), **_problems("400", "401", "403", "404")},
    }


def _read(kind: Kind) -> JSON:
    return {
        "operationId": f"{kind.code}.read",
        "summary": str(kind.label),
        "tags": [kind.plural],
        "responses": {
            "200": _answer("The record", {"$ref": f"#/components/schemas/{_name(kind)}"}),
            **_problems("401", "403", "404"),
        },
    }


def _events(kind: Kind) -> JSON:
    page = {
        "type": "object",
        "required": ["items"],
        "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Event"}}},
    }
    return {
        "operationId": f"{kind.code}.events",
        "summary": "Events",
        "tags": [kind.plural],
        "responses": {"200": _answer("The journal of the record", page), **_problems("401", "403", "404")},
    }


def _figures(what: str) -> JSON:
    several = {"type": "array", "items": {"type": "string"}}
    parameters: list[JSON] = [
        {"name": "indicator", "in": "query", "required": what == "records", "schema": several if what == "build" else {"type": "string"}},
        {"name": "unit", "in": "query", "schema": {"type": "string"}},
        {"name": "period", "in": "query", "required": True, "schema": {"type": "string"}},
        {"name": "as_of", "in": "query", "schema": {"type": "string"}},
        {"name": "map", "in": "query", "schema": {"type": "string"}},
    ]
    if what == "build":
        parameters.append({"name": "by", "in": "query", "schema": {"type": "string"}})
    return {
        "get": {
            "operationId": f"figures.{what}",
            "summary": "Figures" if what == "build" else "The records behind a figure",
            "tags": ["figures"],
            "parameters": parameters,
            "responses": {"200": _answer("Figures", {"type": "object"}), **_problems("400", "401", "403", "404")},
        }
    }


def _basis() -> JSON:
    told: JSON = {
        "type": "object",
        "required": ["unit", "basis", "recorded"],
        "properties": {
            "unit": {"type": "string"},
            "basis": BASIS["properties"]["basis"],
            "recorded": {"type": "array", "items": {"type": "object"}},
        },
    }
    return {
        "parameters": [{"name": "code", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[A-Z0-9.-]{1,20}$"}}],
        "get": {
            "operationId": "units.basis",
            "summary": "The legal basis a unit works under",
            "tags": ["units"],
            "responses": {"200": _answer("The basis", told), **_problems("401", "403", "404")},
        },
        "post": {
            "operationId": "units.set_basis",
            "summary": "Record the legal basis of a unit from a day on",
            "description": "An administrator's act; an event in the unit's stream.",
            "tags": ["units"],
            "requestBody": {"required": True, "content": {"application/json": {"schema": BASIS}}},
            "responses": {"201": _answer("Recorded", told), **_problems("400", "401", "403", "404", "413", "415", "422")},
        },
    }


def _answer(said: str, schema: JSON) -> JSON:
    return {"description": said, "content": {"application/json": {"schema": schema}}}


def _problems(*codes: str) -> JSON:
    schema = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {code: {"description": "A problem", "content": schema} for code in codes}


def _name(kind: Kind) -> str:
    return kind.model.__name__


def _record(kind: Kind) -> JSON:
    anything: JSON = {}
    properties: JSON = {
        "id": {"type": "integer"},
        "kind": {"const": kind.code},
        "number": {"type": "string"},
        "title": {"type": "string"},
        "stage": {"type": "string", "enum": list(kind.stages)},
        "unit": {"type": "string"},
        "confidentiality": {"type": "integer", "minimum": 0, "maximum": 4},
        "locality": {"type": ["string", "null"]},
        "officer": {"type": ["integer", "null"]},
        "opened_on": {"type": "string"},
        "closed_on": {"type": ["string", "null"]},
        "version": {"type": "integer", "minimum": 1},
        "href": {"type": "string"},
        "own": {"type": "object", "properties": dict.fromkeys(kind.own_fields, anything)},
        "rows": {
            "type": "object",
            "properties": {
                name: {"type": "array", "items": {"type": "object", "properties": dict.fromkeys(open_fields(kind, name), anything)}}
                for name in kind.all_rows
            },
        },
        "acts": {"type": "array", "items": {"type": "object"}},
    }
    return {
        "type": "object",
        "required": ["id", "kind", "number", "title", "stage", "unit", "version"],
        "properties": properties,
    }


_PROBLEM: JSON = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {"type": "object", "properties": {"path": {"type": "string"}, "detail": {"type": "string"}}},
        },
    },
}
_DONE: JSON = {
    "type": "object",
    "required": ["record"],
    "properties": {
        "record": {"type": "integer"},
        "event": {"type": ["integer", "null"]},
        "version": {"type": ["integer", "null"]},
        "proposal": {"type": ["integer", "null"]},
    },
}
_EVENT: JSON = {
    "type": "object",
    "required": ["id", "ordinal", "kind", "happened_on", "recorded_at"],
    "properties": {
        "id": {"type": "integer"},
        "ordinal": {"type": "integer"},
        "kind": {"type": "string"},
        "sentence": {"type": "string"},
        "happened_on": {"type": "string"},
        "recorded_at": {"type": "string"},
        "actor": {"type": ["integer", "null"]},
        "unit": {"type": ["string", "null"]},
        "changes": {"type": "object"},
        "data": {"type": "object"},
    },
}
