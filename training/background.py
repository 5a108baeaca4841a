"""Count in how many reports of a background each word stands: the table that tells common words from rare ones.

    python training/background.py REPORTS.jsonl... > src/onrecord/linking/background.tsv

Only words of ten reports or more are kept, with their counts and nothing else of the texts. The table that ships was
counted over timeline17, syria, wwn, polnear, muc, timex and the Helsinki pages of the reuse set; neither the stories
that the grouping is judged on nor the gva incidents are among them.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from onrecord.intake.readers import report_from_text
from onrecord.linking.stories.outlines import words_of

LEAST_REPORTS = 10


def main() -> None:
    counts: Counter[str] = Counter()
    reports = 0
    for name in sys.argv[1:]:
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            counts.update(words_of(report_from_text(row["text"], str(row["id"]))))
            reports += 1
    print(f"#reports\t{reports}")
    for word in sorted(counts):
        if counts[word] >= LEAST_REPORTS:
            print(f"{word}\t{counts[word]}")


if __name__ == "__main__":
    main()
