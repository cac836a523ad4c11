"""What makes a PDF for the archive (PDF/A) one for everybody too (PDF/UA)."""

from __future__ import annotations

from typing import Any

_END = b"</rdf:RDF>"
_XML = "http://www.aiim.org/pdfa/ns"
# PDF/A knows no properties but those of ISO 19005-2, 6.6.2.3, or such as the file itself describes: that of PDF/UA
# (ISO 14289-1, 5) is none of them.
_CLAIM = f"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />\
<rdf:Description rdf:about="" xmlns:pdfaExtension="{_XML}/extension/" xmlns:pdfaSchema="{_XML}/schema#" \
xmlns:pdfaProperty="{_XML}/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>""".encode()


def claim_access(pdf: Any) -> None:
    """Say in the metadata of a `pydyf.PDF` that is tagged PDF/A that it is PDF/UA-1 too, for all to read."""
    stream = next(item for item in pdf.objects if item.reference == pdf.catalog["Metadata"])
    stream.stream = [part.replace(_END, _CLAIM + _END) for part in stream.stream]
    stream.compress = False
