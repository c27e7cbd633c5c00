"""Exports: read back by foreign programs, inert, and with nothing lost without being named."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from publish_cases import COAST, NORTH, make_input

from fundstelle.publish.exports.annotations import render_annotations
from fundstelle.publish.exports.arms import make_arms_table
from fundstelle.publish.exports.followthemoney import render_followthemoney
from fundstelle.publish.exports.sheets import render_csv, render_xlsx
from fundstelle.publish.exports.tables import Table, make_claims_table, make_matters_table
from fundstelle.records.claim import Stance
from fundstelle.records.codec import claim_from_json
from fundstelle.records.document import Handling

MADE = make_input("en")
SAID = {claim.id: claim for claim in MADE.claims}
DANGEROUS = ["=1+1", "+49 30", "-5", "@SUM(A1)", "\tx", "\rx"]


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_claims_table_has_every_claim_with_its_words_and_place() -> None:
    rows = read_csv(render_csv(make_claims_table(MADE)))
    assert [row["id"] for row in rows] == list(SAID)
    texts = {reading.text.id: reading.text.content for reading in (NORTH, COAST)}
    for row in rows:
        assert row["quote"] == texts[row["text_id"]][int(row["start"]) : int(row["end"])].replace("\u202e", "[U+202E]")


def test_bounds_stay_bounds_in_the_tables() -> None:
    rows = {row["item"]: row for row in make_claims_table(MADE).rows if row["high"] == 9000000}
    assert rows["ammunition.artillery"]["low"] is None
    rows = {str(row["item"]): row for row in make_matters_table(MADE).rows}
    assert (rows["missile.ballistic"]["low"], rows["missile.ballistic"]["high"]) == (100, None)


@pytest.mark.parametrize("cell", DANGEROUS)
def test_a_cell_that_looks_like_a_formula_is_text_in_csv(cell: str) -> None:
    [row] = read_csv(render_csv(Table("x", ("a",), ({"a": cell},))))
    assert row["a"].startswith("'")


@pytest.mark.parametrize("cell", DANGEROUS[:4])
def test_a_cell_that_looks_like_a_formula_is_text_in_xlsx(cell: str) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the foreign reader openpyxl is not installed")
    bad = replace(NORTH, facts=replace(NORTH.facts, title=cell))
    book = render_xlsx(replace(MADE, readings={**MADE.readings, NORTH.text.id: bad}))
    sheet = openpyxl.load_workbook(io.BytesIO(book))["Claims"]
    titles = [c for row in sheet.iter_rows() for c in row if c.value == cell]
    assert titles and all(c.data_type == "s" for c in titles)


def test_openpyxl_reads_the_workbook_and_its_key_explains_every_column() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the foreign reader openpyxl is not installed")
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(MADE)))
    assert book.sheetnames == ["Transfers", "Matters", "Claims", "Key"]
    heads = {sheet: [cell.value for cell in book[sheet][1]] for sheet in book.sheetnames[:3]}
    explained = {(row[0].value, row[1].value) for row in book["Key"].iter_rows() if row[2].value}
    assert {(sheet, head) for sheet, columns in heads.items() for head in columns} <= explained
    assert book["Claims"].max_row == len(MADE.claims) + 1


def test_pandas_reads_the_csv() -> None:
    pandas = pytest.importorskip("pandas", reason="the foreign reader pandas is not installed")
    frame = pandas.read_csv(io.StringIO(render_csv(make_claims_table(MADE))))
    assert len(frame) == len(MADE.claims)
    assert frame.loc[frame["stance"] == "denies", "origin"].tolist() == ["XAB.gov", "XAA.gov"]


def test_transfers_keep_ordered_and_delivered_apart_and_bracket_what_is_uncertain() -> None:
    rows = {str(row["description"]): row for row in make_arms_table(MADE).rows}
    shells, rockets = rows["artillery ammunition"], rows["unguided rockets"]
    assert shells["number_delivered"] == "(at most 9\N{NO-BREAK SPACE}million)"
    assert rockets["number_delivered"] == "" and rockets["number_ordered"] == ""
    assert (shells["supplier"], shells["recipient"]) == ("Arvenia", "Belmark")


def test_a_party_that_is_not_named_is_unknown() -> None:
    matter = MADE.matters[1]
    nobody = replace(matter, key=replace(matter.key, takers=()))
    [row] = make_arms_table(replace(MADE, matters=(nobody,))).rows
    assert row["recipient"] == "unknown"


def test_annotations_point_at_the_exact_words_and_carry_the_whole_claim() -> None:
    graph = json.loads(render_annotations(MADE))["@graph"]
    notes = [node for node in graph if node["type"] == "Annotation"]
    assert len(notes) == len(MADE.claims)
    texts = {f"urn:fundstelle:text:{r.text.id}": r.text.content for r in (NORTH, COAST)}
    for node in notes:
        position, quote = node["target"]["selector"]
        content = texts[node["target"]["source"]]
        assert content[position["start"] : position["end"]] == quote["exact"]
        assert (quote["prefix"] + quote["exact"] + quote["suffix"]) in content
        claim = claim_from_json(node["body"]["claim"])
        assert claim == SAID[claim.id]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_a_json_ld_processor_reads_the_annotations_without_a_network() -> None:
    rdflib = pytest.importorskip("rdflib", reason="the foreign reader rdflib is not installed")
    graph = rdflib.Graph().parse(data=render_annotations(MADE), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert len(set(graph.subjects(rdflib.RDF.type, oa.Annotation))) == len(MADE.claims)
    assert len(set(graph.objects(None, oa.exact))) == len({claim.span for claim in MADE.claims})
    assert len(list(graph.triples((None, oa.motivatedBy, oa.describing)))) == len(MADE.claims)


def test_only_what_is_affirmed_as_done_becomes_an_event_and_the_sidecar_has_all() -> None:
    entities, sidecar = (list(map(json.loads, part.splitlines())) for part in render_followthemoney(MADE))
    events = [e for e in entities if e["schema"] == "Event"]
    claims = [claim_from_json(row["claim"]) for row in sidecar]
    assert claims == list(MADE.claims)
    linked = {row["entity"] for row in sidecar if row["entity"]}
    assert {event["id"] for event in events} == linked
    kept = [c.stance for c, row in zip(claims, sidecar, strict=True) if row["entity"]]
    assert kept and set(kept) == {Stance.AFFIRMS}
    known = {entity["id"] for entity in entities}
    for event in events:
        assert set(event["properties"].get("involved", [])) | set(event["properties"]["proof"]) <= known


@pytest.mark.long
def test_followthemoney_accepts_every_entity() -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney (needs ICU) is not installed")
    for line in render_followthemoney(MADE)[0].splitlines():
        form = json.loads(line)
        proxy = ftm.model.get_proxy(form, cleaned=False)
        assert set(proxy.to_dict()["properties"]) == set(form["properties"])


def test_no_export_holds_words_above_the_level() -> None:
    secret = replace(NORTH, document=replace(NORTH.document, handling=Handling.CONFIDENTIAL))
    settings = replace(MADE.settings, handling=Handling.PUBLIC)
    public = replace(MADE, readings={**MADE.readings, NORTH.text.id: secret}, settings=settings)
    tables = render_csv(make_claims_table(public)) + render_csv(make_arms_table(public))
    everything = tables + render_annotations(public) + "".join(render_followthemoney(public))
    assert "Rund 11.000" not in everything
    assert "Twelve thousand" in everything or "12,000" in everything
