"""Which matters a report tells: by id, query, tag, standard and day; what is not told is counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from fundstelle.cli.inputs import sample_documents, sample_folder
from fundstelle.errors import QueryInvalid
from fundstelle.publish import ReportInput, ReportSettings, render_as
from fundstelle.records.claim import Kind
from fundstelle.records.decision import Verdict
from fundstelle.register import DecisionWish, IngestOptions, MatterOrder, Register, ReportChoice, open_register
from fundstelle.register.publishing import collect_report


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder = sample_folder()
    with open_register(tmp_path_factory.mktemp("chosen") / "r", create=True) as door:
        door.run(sample_documents(folder), IngestOptions(folder / "documents.json"))
        yield door


def chosen(register: Register, **wishes: object) -> ReportInput:
    choice = ReportChoice(**wishes)  # type: ignore[arg-type]
    return collect_report(register, "en", "Title", ReportSettings(pictures=False), choice=choice)


def ids(made: ReportInput) -> list[str]:
    return [matter.id for matter in made.matters]


def test_matters_named_by_id_come_in_the_order_named(register: Register) -> None:
    every = ids(chosen(register))
    wished = [every[5], every[0], every[3], every[0]]
    made = chosen(register, ids=tuple(id[:10] for id in wished))
    assert ids(made) == [every[5], every[0], every[3]]
    assert made.left_out["matters_not_chosen"] == len(every) - 3
    assert f"Matters not chosen for this report: {len(every) - 3}" in render_as(made, "markdown").decode()


@pytest.mark.parametrize(
    "wishes",
    [
        {"ids": ("m",)},
        {"ids": ("xyz",)},
        {"ids": ("",)},
        {"tags": ("none",)},
        {"item": "art"},
        {"party": "XXX"},
        {"taker": "RUSS"},
    ],
)
def test_choice_that_names_nothing_or_several_is_refused(register: Register, wishes: dict[str, object]) -> None:
    with pytest.raises(QueryInvalid) as raised:
        chosen(register, **wishes)
    assert raised.value.remedy


def test_party_stands_on_either_side_and_giver_on_one(register: Register) -> None:
    either = chosen(register, party="PRK")
    given, taken = chosen(register, giver="PRK"), chosen(register, taker="PRK")
    assert set(ids(either)) == {*ids(given), *ids(taken)}
    assert ids(given) and ids(taken) and not {*ids(given)} & {*ids(taken)}


def test_broad_class_asks_for_its_narrower_ones_too(register: Register) -> None:
    items = {matter.key.item for matter in chosen(register, item="ammunition.other").matters}
    assert {"ammunition.other", "ammunition.artillery"} <= items
    assert all(item.startswith("ammunition.") for item in items)


def test_claims_of_matters_that_are_not_told_are_in_no_table(register: Register) -> None:
    made = chosen(register, kind=Kind.CASUALTY)
    assert {matter.key.kind for matter in made.matters} == {Kind.CASUALTY}
    told = {id for matter in made.matters for id in (*matter.claim_ids, *matter.also_said)}
    assert told <= {claim.id for claim in made.claims} < {one.claim.id for one in register.claims()}


def test_matters_below_the_standard_are_counted(register: Register) -> None:
    every, kept = chosen(register), chosen(register, min_origins=2)
    assert all(matter.independent_origins >= 2 for matter in kept.matters)
    assert kept.left_out["matters_below_standard"] == len(every.matters) - len(kept.matters) > 0


def test_report_as_of_a_day_knows_nothing_of_later_days(register: Register) -> None:
    day = date(2025, 3, 31)
    made = chosen(register, published_until=day)
    published = [reading.facts.published for reading in made.readings.values()]
    assert published and all(one is not None and one.value.last_day <= day for one in published)
    assert made.left_out["published_later"] == len(register.claims()) - len(made.claims)
    assert {matter.id: matter.mentions for matter in made.matters} != {
        matter.id: matter.mentions for matter in chosen(register).matters
    }
    assert "As of publications up to 31 March 2025" in render_as(made, "markdown").decode()


def test_every_order_tells_the_same_matters(register: Register) -> None:
    every = chosen(register)
    for order in MatterOrder:
        assert sorted(ids(chosen(register, order=order))) == sorted(ids(every))
    mentions = [matter.mentions for matter in chosen(register, order=MatterOrder.MENTIONS).matters]
    assert mentions == sorted(mentions, reverse=True)
    kinds = [matter.key.kind for matter in chosen(register, order=MatterOrder.KIND).matters]
    assert kinds == sorted(kinds)


def test_tag_chooses_the_matter_of_the_tagged_claim_until_it_is_revoked(register: Register) -> None:
    matter = chosen(register).matters[4]
    wish = DecisionWish(Verdict.TAG, by="R. Viewer", content={"tag": "June brief"})
    tagged = register.decide(wish, [matter.claim_ids[0]])
    assert matter.id in ids(chosen(register, tags=("June brief",)))
    assert len(chosen(register, tags=("June brief",)).matters) < len(chosen(register).matters)
    register.decide(DecisionWish(Verdict.UNDO, by="R. Viewer", supersedes=tagged.id))
    with pytest.raises(QueryInvalid, match="tag"):
        chosen(register, tags=("June brief",))
