from __future__ import annotations

from dataclasses import replace

from onrecord.record.naming import renamed


def test_all_that_is_named_after_a_report_is_renamed_with_it(reading):
    new = renamed(reading("r1"), "r1@2")
    assert repr(new) == repr(reading("r1")).replace("'r1#", "'r1@2#").replace("'r1'", "'r1@2'")


def test_names_of_others_stay(reading):
    given = reading("r1")
    assert renamed(given, "r1") is given
    mention = replace(given.mentions[1], candidates=("r10#a1", "r1#a1"))
    assert renamed(replace(given, mentions=(mention,)), "r2").mentions[0].candidates == ("r10#a1", "r2#a1")
