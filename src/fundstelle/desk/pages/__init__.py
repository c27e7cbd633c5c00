"""The desk's pages, one file each, and the acts that change something."""

from __future__ import annotations

from collections.abc import Callable

from fundstelle.desk import acts, keeping, matter_acts
from fundstelle.desk.asking import Answer, Ask
from fundstelle.desk.desk import Desk
from fundstelle.desk.pages import add, claim, document, inbox, log, matter, overview, register, report, settings, sheet

Show = Callable[[Desk, Ask], Answer]

ROUTES: tuple[tuple[str, str, Show], ...] = (
    ("/", "GET", inbox.show),
    ("/seen", "POST", inbox.mark_seen),
    ("/search", "GET", register.show_search),
    ("/claims", "GET", register.show_claims),
    ("/claims.csv", "GET", register.export_claims),
    ("/matters", "GET", register.show_matters),
    ("/sources", "GET", overview.show_sources),
    ("/sources", "POST", overview.grade_source),
    ("/contradictions", "GET", overview.show_contradictions),
    ("/timeline", "GET", overview.show_timeline),
    ("/map", "GET", overview.show_map),
    ("/documents", "GET", document.show_list),
    ("/documents/{id}", "GET", document.show),
    ("/documents/{id}/original", "GET", document.send_original),
    ("/documents/{id}/pages", "GET", sheet.show),
    ("/documents/{id}/pages/{number}", "GET", sheet.send_image),
    ("/claims/new", "GET", claim.show_new),
    ("/claims/new", "POST", acts.add_claim),
    ("/claims/{id}", "GET", claim.show),
    ("/claims/{id}/decide", "POST", acts.decide),
    ("/claims/{id}/note", "POST", keeping.add_note),
    ("/documents/{id}/read", "POST", keeping.mark_read),
    ("/matters/{id}", "GET", matter.show),
    ("/matters/{id}/pictures", "GET", matter.show_pictures),
    ("/matters/{id}/pair", "POST", matter_acts.pair),
    ("/matters/{id}/reply", "POST", matter_acts.add_reply),
    ("/matters/{id}/tag", "POST", matter_acts.add_tag),
    ("/matters/{id}/report", "POST", matter_acts.put_in_report),
    ("/undo", "POST", acts.undo),
    ("/reports", "GET", report.show),
    ("/reports", "POST", report.change),
    ("/reports/preview", "GET", report.preview),
    ("/reports/publish", "POST", report.publish),
    ("/reports/files/{name}", "GET", report.send),
    ("/add", "GET", add.show),
    ("/add", "POST", add.take_in),
    ("/log", "GET", log.show),
    ("/settings", "GET", settings.show),
    ("/settings", "POST", settings.change),
    ("/settings/look", "POST", keeping.change_look),
    ("/tour", "POST", keeping.take_step),
)
"""Path, method and what answers; the first that fits."""

QUICK = frozenset(
    {
        "/",
        "/search",
        "/claims",
        "/claims/{id}",
        "/matters",
        "/matters/{id}",
        "/contradictions",
        "/documents/{id}",
        "/log",
    }
)
"""Pages that take some milliseconds of a core: they wait for each other, first come, first served."""
