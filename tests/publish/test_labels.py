"""Labels of a picture do not cover each other where there is room."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fundstelle.publish.labels import Anchor, Box, anchor_box, place_labels

ANCHORS = st.lists(
    st.builds(
        Anchor, st.floats(0, 660).map(round), st.floats(20, 230).map(round), st.integers(min_value=2, max_value=14)
    ),
    max_size=4,
)


@settings(deadline=None, max_examples=400)
@given(ANCHORS)
def test_a_few_labels_never_cover_each_other(anchors: list[Anchor]) -> None:
    boxes = [anchor_box(a, place) for a, place in zip(anchors, place_labels(anchors, 660, 250), strict=True)]
    assert not [(i, j) for i, a in enumerate(boxes) for j, b in enumerate(boxes) if i < j and a.is_touching(b)]


def test_a_label_keeps_off_what_is_taken() -> None:
    anchor = Anchor(100, 100, 5)
    taken = Box(100, 80, 200, 120)
    [place] = place_labels([anchor], 660, 250, [taken])
    assert not anchor_box(anchor, place).is_touching(taken)
