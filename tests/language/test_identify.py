import subprocess
import sys

import pytest

from onrecord.language.identify import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister told reporters on Thursday that the talks would go on in Kelling.", "en"),
        ("THE MINISTER TOLD REPORTERS ON THURSDAY THAT THE TALKS WOULD GO ON IN KELLING.", "en"),
        ("Le ministre a déclaré jeudi à la presse que les négociations se poursuivraient.", "fr"),
        ("El ministro dijo el jueves a los periodistas que las conversaciones continuarán.", "es"),
        ("Der Minister sagte am Donnerstag vor Journalisten, die Gespräche würden fortgesetzt.", "de"),
        ("Министр сообщил журналистам в четверг, что переговоры будут продолжены.", "ru"),
        ("قال الوزير للصحفيين يوم الخميس إن المحادثات ستستمر في العاصمة", "ar"),
        ("部長は木曜日、交渉は首都で続けられると記者団に語った。今後の日程は決まっていない。", "ja"),
    ],
)
def test_languages(text, language):
    assert identify(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "He said no.",
        "1 2 3 " * 50,
        "The minister said. Le ministre a dit. Der Minister hat gesagt.",
        "\ud800",
    ],
)
def test_what_cannot_be_told_is_none(text):
    assert identify(text) is None


def test_the_head_of_a_long_text_decides_at_once():
    english = "The minister told reporters on Thursday that the talks would go on. " * 100
    assert identify(english + "Le ministre a déclaré jeudi que les négociations continuent. " * 100_000) == "en"


def test_the_model_is_loaded_on_need_only():
    code = "import sys, onrecord.language.identify; sys.exit('py3langid' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
