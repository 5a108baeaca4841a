from __future__ import annotations

from dataclasses import astuple

from onrecord.record.naming import renamed


def test_all_that_is_named_after_a_report_is_renamed_with_it(reading):
    new = renamed(reading("r1"), "r1@2")
    assert repr(new) == repr(reading("r1")).replace("'r1#", "'r1@2#").replace("'r1'", "'r1@2'")


def test_names_of_others_stay(reading):
    given = reading("r1")
    assert renamed(given, "r1") is given
    assert "r10#a1" not in repr(astuple(renamed(given, "r2")))
