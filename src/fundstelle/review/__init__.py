"""What reviewers decided: the log and its hash chain, today's state, and how it stands to what is found today."""

from fundstelle.review.applying import HUMAN, PIN, Overlay, make_added_claim, make_overlay
from fundstelle.review.carry import Change, Counterpart, Standing, TextNow, compare_values, match_decisions, move_judged
from fundstelle.review.log import Audit, broken_at, make_decision, make_judged, make_key, verify_log
from fundstelle.review.state import ReviewState, fold_decisions, make_pair

__all__ = [
    "HUMAN",
    "PIN",
    "Audit",
    "Change",
    "Counterpart",
    "Overlay",
    "ReviewState",
    "Standing",
    "TextNow",
    "broken_at",
    "compare_values",
    "fold_decisions",
    "make_added_claim",
    "make_decision",
    "make_judged",
    "make_key",
    "make_overlay",
    "make_pair",
    "match_decisions",
    "move_judged",
    "verify_log",
]
