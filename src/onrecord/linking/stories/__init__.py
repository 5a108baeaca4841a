"""Which reports tell of one happening: outlines, the likenesses between them, and the groups these make."""

from onrecord.linking.stories.grouping import group
from onrecord.linking.stories.likeness import Likeness, likenesses
from onrecord.linking.stories.outlines import Outline, outline_of

__all__ = ["Likeness", "Outline", "group", "likenesses", "outline_of"]
