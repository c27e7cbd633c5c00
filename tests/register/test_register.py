from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fundstelle.errors import QueryInvalid, RegisterMissing
from fundstelle.records.claim import Kind
from fundstelle.records.document import DateReading, DateSignal, Facts, Handling
from fundstelle.records.run import RunReport, SkipReason
from fundstelle.register import ClaimFilter, FixedStages, IngestOptions, MatterFilter, Register, open_register
from fundstelle.values import PartialDate
from tests.register.invented_stages import make_stages

Write = Callable[[str, str], Path]
NEUTRAL = frozenset({"recorded_at", "run"})


def published(day: int) -> IngestOptions:
    reading = DateReading(PartialDate(2031, 5, day), DateSignal.GIVEN)
    return IngestOptions(given=Facts(publisher="Invented Post", published=reading))


def stage(report: RunReport, name: str):
    return next(one for one in report.stages if one.stage == name)


def test_documents_go_in_and_claims_and_matters_come_out(register: Register, write: Write) -> None:
    files = [write("a.txt", "XAA sends 300 crates to XAB."), write("b.txt", "XAA sends 310 crates to XAB.")]
    report = register.run(files, published(3))
    assert report.is_balanced
    assert [(one.stage, one.taken, one.done) for one in report.stages] == [
        ("ingest", 2, 2),
        ("extract", 2, 2),
        ("reconcile", 2, 2),
    ]
    assert sorted(one.quote for one in register.claims()) == [
        "XAA sends 300 crates to XAB",
        "XAA sends 310 crates to XAB",
    ]
    (matter,) = register.matters()
    assert matter.mentions == 2
    assert {one.matter_id for one in register.claims()} == {matter.id}


def test_every_quote_is_byte_equal_to_its_text(register: Register, write: Write) -> None:
    register.run([write("a.txt", "Ein Wort.\nXAA sends 300 crates to XAB. Ümläute. XAB sends 2 barrels to XAA.")])
    filed = register.claims()
    assert len(filed) == 2
    for one in filed:
        content = register.reading(one.claim.span.text_id).text.content
        assert content[one.claim.span.start : one.claim.span.end] == one.quote


def test_the_same_run_twice_adds_nothing(register: Register, write: Write) -> None:
    files = [write("a.txt", "XAA sends 300 crates to XAB."), write("b.txt", "XAB sends 7 barrels to XAC.")]
    register.run(files, published(3))
    before = list(register.export_jsonl())
    report = register.run(files, published(3))
    assert list(register.export_jsonl()) == before
    assert report.is_balanced
    assert [(one.stage, one.done, one.known) for one in report.stages] == [
        ("ingest", 0, 2),
        ("extract", 0, 2),
        ("reconcile", 0, 2),
    ]


def test_one_bad_document_never_stops_the_others(register: Register, write: Write, tmp_path: Path) -> None:
    files = [
        write("dies.txt", "READER DIES."),
        write("a.txt", "XAA sends 300 crates to XAB."),
        write("engine.txt", "ENGINE DIES."),
        tmp_path / "missing.txt",
        write("b.txt", "XAB sends 1 crates to XAA."),
    ]
    report = register.run(files)
    assert report.is_balanced
    assert [(one.what.rpartition("/")[2], one.reason) for one in stage(report, "ingest").skipped] == [
        ("dies.txt", SkipReason.READER_DIED),
        ("missing.txt", SkipReason.NOT_READABLE),
    ]
    (failed,) = stage(report, "extract").skipped
    assert failed.reason is SkipReason.EXTRACTION_FAILED
    assert "RuntimeError: the engine met an invented fault" in failed.detail
    assert len(register.claims()) == 2
    assert len(register.skipped()) == 3


def test_a_document_that_a_reader_loses_shows_in_the_account(tmp_path: Path, write: Write) -> None:
    class Losing(FixedStages):
        def read_files(self, jobs):
            return (one for number, one in enumerate(super().read_files(jobs)) if number != 1)

    kept = make_stages()
    losing = Losing(**{name: getattr(kept, name) for name in FixedStages.__dataclass_fields__})
    files = [write(f"{number}.txt", f"XAA sends {number} crates to XAB.") for number in range(3)]
    with open_register(tmp_path / "r", create=True, make_stages=lambda: losing) as door:
        assert not door.ingest(files).is_balanced


def test_what_is_read_after_all_is_no_longer_listed_as_left_out(register: Register, write: Write) -> None:
    path = write("a.txt", "READER DIES")
    register.run([path])
    assert len(register.skipped()) == 1
    write("a.txt", "XAA sends 300 crates to XAB.")
    register.run([path])
    assert register.skipped() == []


def test_the_same_bytes_under_two_names_are_one_document_with_two_captures(register: Register, write: Write) -> None:
    first, second = write("a.txt", "XAA sends 300 crates to XAB."), write("b.txt", "XAA sends 300 crates to XAB.")
    register.run([first], published(3))
    report = register.run([second], published(5))
    (filed,) = register.documents()
    assert [capture.path for capture in filed.document.captures] == [str(first), str(second)]
    assert len(register.claims()) == 1
    assert report.notes == (
        f"{second}: the same bytes as {first}, but published 2031-05-05, there 2031-05-03; 2031-05-03 counts",
    )
    assert filed.facts.published is not None
    assert filed.facts.published.value == PartialDate(2031, 5, 3)


def test_other_facts_for_the_same_name_correct_it_and_its_claims_are_found_anew(
    register: Register, write: Write
) -> None:
    path = write("a.txt", "XAA sends 300 crates to XAB.")
    register.run([path])
    report = register.run([path], published(9))
    assert stage(report, "extract").done == 1
    (filed,) = register.claims()
    assert filed.facts.publisher == "Invented Post"
    assert filed.claim.attribution.origins[0].source == "Invented Post"


def test_a_handling_mark_is_raised_but_never_lowered_in_passing(register: Register, write: Write) -> None:
    path = write("a.txt", "XAA sends 300 crates to XAB.")
    for given, stands in ((Handling.RESTRICTED,) * 2, (Handling.PUBLIC, Handling.RESTRICTED)):
        register.run([path], IngestOptions(handling=given))
        assert register.documents()[0].document.handling is stands
    register.run([path], IngestOptions(handling=Handling.CONFIDENTIAL))
    assert register.documents()[0].document.handling is Handling.CONFIDENTIAL


def test_a_meta_file_gives_facts_by_file_name_and_is_no_document_itself(register: Register, write: Write) -> None:
    path = write("a.txt", "XAA sends 300 crates to XAB.")
    meta = path.with_name("documents.json")
    meta.write_text(json.dumps({"a.txt": {"published": "2031-02", "publisher": "Invented Post"}}))
    report = register.run([path.parent], IngestOptions(meta=meta))
    assert stage(report, "ingest").taken == 1
    (filed,) = register.documents()
    assert filed.facts.publisher == "Invented Post"


def test_a_register_inside_the_folder_that_is_run_is_not_read_itself(tmp_path: Path, write: Write) -> None:
    folder = write("a.txt", "XAA sends 300 crates to XAB.").parent
    with open_register(folder / "register", create=True, make_stages=make_stages) as door:
        for _ in range(2):
            assert stage(door.run([folder]), "ingest").taken == 1


def test_views_as_of_a_recording_show_what_an_older_engine_found(tmp_path: Path, write: Write) -> None:
    file = write("a.txt", "XAA sends 300 crates to XAB.")
    moments = []
    for stages in (make_stages(), make_stages(engine="invented-2", factor=1000)):
        with open_register(tmp_path / "r", create=True, make_stages=lambda stages=stages: stages) as door:
            door.run([file])
            moments.append(datetime.now(UTC))
    with open_register(tmp_path / "r", make_stages=make_stages) as door:
        found = [claim.quantity for at in moments for claim in door.as_of(recorded=at).claims]
    assert [quantity.low for quantity in found if quantity] == [300, 300000]


def test_claims_are_asked_for_by_what_they_say_and_when(register: Register, write: Write) -> None:
    register.run([write("a.txt", "XAA sends 300 crates to XAB. XAB sends 4 barrels to XAC.")], published(3))
    register.run([write("b.txt", "XAC sends 5 barrels to XAA.")], published(8))
    everything = register.claims()
    assert len(everything) == 3
    ask = lambda **wanted: [one.claim.roles.giver[0] for one in register.claims(ClaimFilter(**wanted))]  # noqa: E731
    assert ask(giver="XAA") == ["XAA"]
    assert ask(taker="XAA") == ["XAC"]
    assert ask(item="goods.barrels") == ["XAB", "XAC"]
    assert ask(kind=Kind.CASUALTY) == []
    assert ask(published_from=PartialDate(2031, 5, 4)) == ["XAC"]
    assert ask(published_until=PartialDate(2031, 5, 7)) == ["XAA", "XAB"]
    assert ask(origin="Invented Post") == ["XAA", "XAB", "XAC"]
    assert ask(matter=everything[0].matter_id) == ["XAA"]
    assert ask(document=everything[2].document_id[:9]) == ["XAC"]
    assert ask(limit=2) == ["XAA", "XAB"]
    assert [m.key.givers for m in register.matters(MatterFilter(taker="XAC"))] == [("XAB",)]


def test_an_id_may_be_cut_short_but_must_mean_one_thing(register: Register, write: Write) -> None:
    register.run([write("a.txt", "XAA sends 300 crates to XAB. XAB sends 4 barrels to XAC.")])
    first = register.claims()[0]
    assert register.claim(first.claim.id[:12]).claim == first.claim
    with pytest.raises(QueryInvalid, match="beginning of 2 claims"):
        register.claim("c")
    with pytest.raises(QueryInvalid, match="no claim"):
        register.claim("cffffffffff")
    with pytest.raises(QueryInvalid, match="no matter"):
        register.matter("")


def test_the_trail_of_a_claim_leads_from_bytes_to_matter(register: Register, write: Write) -> None:
    path = write("a.txt", "Before. XAA sends 300 crates to XAB. After.")
    register.run([path], published(3))
    trail = register.explain(register.claims()[0].claim.id)
    assert trail.archived
    assert register.bytes_of(trail.document.id) == path.read_bytes()
    assert trail.quote == "XAA sends 300 crates to XAB"
    assert trail.before.endswith("Before. ")
    assert trail.after.startswith(". After.")
    slots = {slot.slot: slot for slot in trail.slots}
    assert slots["giver"].value == '["XAA"]'
    assert [(pin.rule, words) for pin, words in slots["quantity"].pins] == [("number", "300")]
    assert trail.origins[0].source == "Invented Post"
    assert trail.matter_key is not None
    assert trail.matter_key.givers == ("XAA",)


def test_a_question_about_a_folder_that_is_no_register_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing, match="fundstelle init"):
        open_register(tmp_path / "nothing")


def test_an_export_leaves_out_only_what_may_be_left_out(register: Register, write: Write) -> None:
    register.run([write("a.txt", "XAA sends 300 crates to XAB.")])
    lines = [json.loads(line) for line in register.export_jsonl(NEUTRAL)]
    assert [line["record"] for line in lines] == ["document", "text", "claim", "matter"]
    assert not any(NEUTRAL & set(line) for line in lines)
    with pytest.raises(QueryInvalid, match="cannot be left out"):
        list(register.export_jsonl({"id"}))


def test_two_registers_of_the_same_documents_export_the_same_bytes(tmp_path: Path, write: Write) -> None:
    files = [write(f"{n}.txt", f"XAA sends {n} crates to XAB.") for n in range(3)]
    exports = []
    for name in ("one", "two"):
        with open_register(tmp_path / name, create=True, make_stages=make_stages) as door:
            door.run(files)
            exports.append(list(door.export_jsonl(NEUTRAL)))
    assert exports[0] == exports[1]


def test_views_as_of_a_day_leave_out_what_came_later(register: Register, write: Write) -> None:
    register.run([write("a.txt", "XAA sends 300 crates to XAB.")], published(3))
    between = datetime.now(UTC)
    register.run([write("b.txt", "XAB sends 4 barrels to XAC.")], published(8))
    assert len(register.as_of().claims) == 2
    assert [c.roles.giver for c in register.as_of(published=date(2031, 5, 7)).claims] == [("XAA",)]
    assert register.as_of(recorded=between).claims == register.as_of(published=date(2031, 5, 7)).claims


def test_search_matches_stems_and_shows_the_original_words(register: Register, write: Write) -> None:
    words = "Die Haubitze wurde gezeigt. Größere Geschütze folgten nach langer Überfahrt über das erfundene Meer."
    register.run([write("a.txt", words)], IngestOptions(given=Facts(language="de")))
    for query in ("Haubitzen", "haubitze", '"wurde gezeigt"', "GROSSERE geschütz"):
        (hit,) = register.search(query)
        marked = [hit.snippet[a:b] for a, b in hit.highlights]
        assert marked, query
        content = register.reading(hit.span.text_id).text.content
        assert content[hit.snippet_span.start : hit.snippet_span.end] == hit.snippet
    assert register.search('"wurde folgten"') == []
    assert register.search("Panzer") == []
    with pytest.raises(QueryInvalid, match="nothing to search"):
        register.search("---")
