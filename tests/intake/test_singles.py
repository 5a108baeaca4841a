from __future__ import annotations

import json

from onrecord.intake.readers import read_source
from onrecord.intake.singles import singles
from onrecord.intake.sources import find_sources


def test_a_block_of_rows_falls_into_its_reports(tmp_path):
    path = tmp_path / "rows.jsonl"
    rows = [json.dumps({"text": f"Report {n} of 12."} | ({"id": f"r{n}"} if n % 2 else {})) for n in range(12)]
    rows[3] = "{broken"
    rows[5] = rows[1]  # its id is taken
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n\n".join(rows).encode())
    sources, _ = find_sources([str(path)])
    alone = [(name, read_source(single)) for source in sources for name, single in singles(source)]
    together = [thing for source in sources for thing in read_source(source)]
    assert [thing for _, things in alone for thing in things] == together
    assert [name for name, _ in alone] == [getattr(thing, "id", None) or thing.name for thing in together]
    assert len(alone) == 11


def test_a_file_is_one_report(tmp_path):
    (tmp_path / "one.txt").write_text("A report.")
    (source,), _ = find_sources([str(tmp_path / "one.txt")])
    assert list(singles(source)) == [("one.txt", source)]
