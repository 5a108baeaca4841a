"""Who is who: the actors of single reports joined into those of the record."""

from onrecord.linking.actors.joining import link_actors
from onrecord.linking.actors.lives import Life, lives_in
from onrecord.linking.actors.own import ReportActors, actors_of

__all__ = ["Life", "ReportActors", "actors_of", "link_actors", "lives_in"]
