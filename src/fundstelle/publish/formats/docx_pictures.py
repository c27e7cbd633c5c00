"""Pictures in a DOCX file: the SVG for programs that draw it, a PNG of it for those that do not, the text for all.

Office keeps an SVG as an extension beside the PNG ([MS-ODRAWXML] 2.6.3, svgBlip); LibreOffice reads it too.
"""

from __future__ import annotations

import io
from typing import Any

from fundstelle.publish.drawing import on_paper
from fundstelle.publish.model import Picture
from fundstelle.publish.png import make_png
from fundstelle.publish.visible import make_visible

_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_WIDTH_CM = 16.2


def add_picture(document: Any, picture: Picture) -> None:
    """The picture as a paragraph of its own, with its title above and its text alternative for screen readers."""
    from docx.shared import Cm

    title = document.add_paragraph()
    title.paragraph_format.keep_with_next = True
    title.add_run(make_visible(picture.title)).bold = True
    shape = document.add_picture(io.BytesIO(make_png(picture)), width=Cm(_WIDTH_CM))
    properties = shape._inline.docPr
    properties.set("descr", make_visible(picture.alternative))
    properties.set("title", make_visible(picture.title))
    _add_svg(document, shape, picture)


def _add_svg(document: Any, shape: Any, picture: Picture) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    raw, number = on_paper(picture.svg).encode(), len(document.inline_shapes)
    part = Part(PackURI(f"/word/media/drawing{number}.svg"), "image/svg+xml", raw, document.part.package)
    related = document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = shape._inline.graphic.graphicData.pic.blipFill.blip
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    blip.append(
        parse_xml(
            f'<a:extLst xmlns:a="{drawing}"><a:ext uri="{_SVG_EXTENSION}">'
            f'<asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" xmlns:r="{office}" r:embed="{related}"/></a:ext></a:extLst>'
        )
    )
