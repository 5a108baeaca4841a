"""Which reports share text, and how: sketches find the pairs, each pair is judged by itself."""

from onrecord.linking.reuse.bodies import Body
from onrecord.linking.reuse.judging import Prepared, held, judge, judge_pairs, prepare
from onrecord.linking.reuse.shingles import candidates, new_candidates, sketch

__all__ = ["Body", "Prepared", "candidates", "held", "judge", "judge_pairs", "new_candidates", "prepare", "sketch"]
