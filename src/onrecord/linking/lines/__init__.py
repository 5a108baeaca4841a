"""Which figures count the same thing: each is put in its context, and lines are drawn through those alike."""

from onrecord.linking.lines.context import FigureInContext, in_context
from onrecord.linking.lines.drawing import draw_lines

__all__ = ["FigureInContext", "draw_lines", "in_context"]
