"""The building blocks: words in the reader's language, strict templates, fields, errors, icons, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
import wtforms
from flask import Flask, render_template, render_template_string
from flask_wtf import CSRFProtect
from jinja2 import UndefinedError
from werkzeug.datastructures import MultiDict

import app as package
from app.foundation import i18n, widgets
from app.foundation.components import register_components
from app.foundation.forms import choices

TEMPLATES = Path(package.__file__).parent / "templates"
ERRORS = sorted(path.stem for path in (TEMPLATES / "errors").glob("[0-9]*.html"))
ACTOR = SimpleNamespace(name="Nadia", organisation_name="OCMW Elsene")


class Plain(wtforms.Form):
    """Fields declared without widgets of ours; the form gives them theirs."""

    class Meta:
        def render_field(self, field: wtforms.Field, render_kw: dict[str, object]) -> object:
            return widgets.render_field(field, render_kw)

    name = wtforms.StringField("Name", description="A first name will do.")
    safe = wtforms.RadioField(
        "Safe to call?",
        choices=choices([("yes", "Yes"), ("no", "No"), ("", "I don't know")]),
        validators=[wtforms.validators.InputRequired("Say whether it is safe.")],
    )
    risks = wtforms.SelectMultipleField("Risks", choices=choices([("a", "Arrears"), ("b", "Notice")]))
    commune = wtforms.SelectField("Commune", choices=choices([("21001", "Anderlecht")]))
    since = wtforms.StringField("Since", widget=widgets.DateBox())
    rent = wtforms.StringField("Rent", widget=widgets.MoneyBox())
    story = wtforms.TextAreaField("Story")
    paper = wtforms.FileField("Paper", widget=widgets.FileInput(accept="image/*"))
    word = wtforms.PasswordField("Password")
    agreed = wtforms.BooleanField("Agreed")
    send = wtforms.SubmitField("Send")


@pytest.fixture
def look() -> Iterator[Flask]:
    application = Flask("app")
    application.config.update(SECRET_KEY="a key of tests", WTF_CSRF_TIME_LIMIT=None)
    CSRFProtect(application)
    register_components(application)
    with application.test_request_context("/cases/7?part=facts"), i18n.speaking("en"):
        yield application


def say(source: str, **values: object) -> str:
    return render_template_string(source, **values)


def test_our_templates_refuse_names_that_do_not_exist(look: Flask) -> None:
    with pytest.raises(UndefinedError):
        say("{{ nothing_of_that_name }}")


def test_the_bases_macros_may_leave_out_what_they_do_not_need(look: Flask) -> None:
    html = say("{{ govuk.button({'text': 'Save'}) }}")
    assert "govuk-button" in html
    assert "Save" in html


def test_every_template_of_the_frame_can_be_read(look: Flask) -> None:
    for path in TEMPLATES.rglob("*.html"):
        assert look.jinja_env.get_template(path.relative_to(TEMPLATES).as_posix())


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("actor", [None, ACTOR], ids=["nobody", "signed in"])
def test_every_error_says_what_to_do_next(look: Flask, code: str, actor: object) -> None:
    html = render_template(f"errors/{code}.html", actor=actor)
    assert html.count("<h1") == 1
    assert html.count('<p class="govuk-body">') >= 2
    assert ("lm-menu" in html) is (actor is not None)


def test_a_plain_field_gets_label_hint_and_control(look: Flask) -> None:
    form = Plain()
    html = form.name()
    assert '<label class="govuk-label" for="name">' in html
    assert 'aria-describedby="name-hint"' in html
    assert "A first name will do." in html
    assert 'type="radio"' in form.safe()
    assert form.risks().count('type="checkbox"') == 2
    assert "govuk-select" in form.commune()
    assert 'inputmode="decimal"' in form.rent()
    assert ">€<" in re.sub(r"\s+", "", form.rent())
    assert 'accept="image/*"' in form.paper()
    assert 'type="password"' in form.word()
    assert '<button type="submit"' in form.send()


def test_the_date_box_shows_an_example(look: Flask) -> None:
    assert "23/11/2026" in Plain().since()


def test_a_field_without_description_has_no_empty_hint(look: Flask) -> None:
    form = Plain()
    assert all("govuk-hint" not in field() for field in (form.safe, form.risks, form.story, form.agreed))


def test_errors_speak_the_readers_language(look: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    french = {"Error": "Erreur", "Some answers need your attention": "Quelques réponses sont à revoir"}
    monkeypatch.setattr(
        i18n, "catalogue", lambda _language: SimpleNamespace(gettext=lambda text: french.get(text, text))
    )
    form = Plain(MultiDict({"name": "Samira"}))
    assert not form.validate()
    html = form.safe() + say("{{ error_summary(form) }}", form=form)
    assert "Erreur:</span> Say whether it is safe." in html
    assert "Quelques réponses sont à revoir" in html
    assert "There is a problem" not in html


def test_the_error_summary_leads_to_the_control_itself(look: Flask) -> None:
    form = Plain(MultiDict({"name": "Samira"}))
    form.validate()
    target = re.search(r'href="#([^"]+)"', say("{{ error_summary(form) }}", form=form))
    assert target
    assert re.search(rf'<input[^>]*id="{target[1]}"', form.safe())


def test_the_error_summary_lists_what_concerns_the_whole_form(look: Flask) -> None:
    form = Plain(MultiDict({"safe": "yes", "commune": "21001"}))
    assert form.validate()
    assert not say("{{ error_summary(form) }}", form=form)
    form.form_errors.extend(["Too early.", "No consent."])
    html = say("{{ error_summary(form) }}", form=form)
    assert "Too early." in html
    assert "No consent." in html
    assert "href" not in html


def test_errors_of_a_nested_form_lead_to_its_fields(look: Flask) -> None:
    class Household(wtforms.Form):
        people = wtforms.FieldList(wtforms.FormField(Plain), min_entries=1)

    form = Household(MultiDict({"people-0-name": "A"}))
    form.validate()
    html = say("{{ error_summary(form) }}", form=form)
    assert 'href="#people-0-safe"' in html


def test_an_icon_that_is_not_drawn_is_an_error(look: Flask) -> None:
    assert "icons.svg?v=" in say("{{ icon('house') }}")
    with pytest.raises(KeyError):
        say("{{ icon('crown') }}")


def test_an_asset_carries_the_print_of_its_content(look: Flask) -> None:
    assert re.fullmatch(r"/static/limen\.css\?v=[0-9a-f]{10}", say("{{ asset('limen.css') }}"))
    with pytest.raises(FileNotFoundError):
        say("{{ asset('missing.css') }}")


def test_assets_and_links_follow_the_path_the_product_is_mounted_on(look: Flask) -> None:
    with look.test_request_context("/", environ_overrides={"SCRIPT_NAME": "/limen"}):
        html = say("{{ asset('limen.css') }} {{ link('search') }} {{ icon('house') }}")
    assert html.count("/limen/") == 3


def test_the_language_switch_comes_back_to_the_same_page(look: Flask) -> None:
    with i18n.speaking("nl"):
        html = say("{% for it in language_links() %}{{ it.code }} {{ it.url }} {{ it.current }};{% endfor %}")
    assert "fr /language/fr?next=/cases/7%3Fpart%3Dfacts False;" in html
    assert "nl /language/nl?next=/cases/7%3Fpart%3Dfacts True;" in html


@pytest.mark.parametrize(("cookie", "wanted"), [("dark", ' data-theme="dark"'), ('x" onload="1', ""), ("", "")])
def test_the_page_comes_in_the_chosen_theme_at_once(look: Flask, cookie: str, wanted: str) -> None:
    with look.test_request_context("/", headers={"Cookie": f"theme={cookie}; shield=on"}):
        html = render_template("public.html")
    assert f'<html lang="en-BE"{wanted} data-shield>' in html


def test_figures_and_dates_follow_the_language(look: Flask) -> None:
    source = "{{ amount | money }}|{{ 61162 | euros }}|{{ day | long_date }}|{{ day | day }}|{{ other | day }}"
    values = {"amount": Decimal("611.62"), "day": date(2026, 7, 9), "other": date(2027, 3, 16)}
    with i18n.speaking("nl"):
        dutch = say(source, **values)
    with i18n.speaking("fr"):
        french = say(source, **values)
    assert dutch.replace("\xa0", " ") == (
        "€ 611,62|€ 611,62|donderdag 9 juli 2026|donderdag 9 juli|dinsdag 16 maart 2027"
    )
    assert french.replace("\xa0", " ").startswith("611,62 €|611,62 €|jeudi 9 juillet 2026|jeudi 9 juillet|mardi 16")


def test_a_legal_date_is_never_shown_in_one_reading_only(look: Flask) -> None:
    source = '{% from "components/dates.html" import date_pair %}{{ date_pair("Eviction", worst, normal) }}'
    worst = {"day": "Thursday 15 October", "iso": "2026-10-15", "far": "in 9 days"}
    normal = {"day": "Friday 16 October", "iso": "2026-10-16", "far": "in 10 days"}
    html = say(source, worst=worst, normal=normal)
    assert "worst case" in html
    assert "Normally from" in html
    assert html.count("<time") == 2
    same = say(source, worst=worst, normal=worst)
    assert "In every reading" in same
    assert same.count("<time") == 1


def test_the_ribbon_says_in_words_where_the_case_is(look: Flask) -> None:
    steps = [
        {"name": "Level 1", "state": "past", "icon": "house", "since": "4 Sept"},
        {"name": "Level 2", "state": "now", "icon": "judge"},
        {"name": "Level 3", "state": "ahead", "icon": "warning"},
    ]
    html = say('{% from "components/ribbon.html" import level_ribbon %}{{ level_ribbon(steps) }}', steps=steps)
    assert html.count('aria-current="step"') == 1
    assert "(behind us)" in html
    assert "(not entered)" in html


def test_every_verdict_of_every_check_has_a_face(look: Flask) -> None:
    contract = (
        *("lawful", "excessive", "not_due", "not_requested", "uncertain", "out_of_scope"),
        *("lawful_postponed", "voidable", "no_effect", "unlawful", "suspended", "no_notice_law", "refer"),
        *("dated", "no_date", "regular", "irregular", "stopped", "other_procedure"),
        *("illegal_eviction", "illegal_deprivation", "threat_of_illegal_eviction", "title_to_review"),
        *("administrative_order", "order_against_occupant", "put_out_by_private_host", "not_yet_known"),
    )
    source = (
        '{% from "components/verdict.html" import verdict, verdict_kind %}'
        '{{ verdict(verdict_kind(code), "Word", "Sentence.") }}'
    )
    for code in contract:
        assert "<h2" in say(source, code=code)


def test_every_state_of_a_finding_has_a_word_and_a_sign(look: Flask) -> None:
    states = ("respected", "breached", "uncertain", "needs_answer", "warning", "not_applicable")
    rows = [{"title": "R", "verdict": state, "text": "T", "sources": [], "reviewed": ""} for state in states]
    html = say('{% from "components/finding.html" import findings %}{{ findings(rows) }}', rows=rows)
    tags = re.findall(r'<span class="lm-tag[^>]*>(<svg.*?</svg>)([^<]+)</span>', html)
    assert len({words for _, words in tags}) == len(states)
    assert html.count("Not yet reviewed by a jurist") == len(states)


def test_what_is_written_by_people_is_escaped(look: Flask) -> None:
    row = {
        "state": "late", "day": "d", "iso": "2026-07-08", "far": "f", "worst": "", "who": "<b>x</b>", "what": "<i>",
        "why": "<u>", "url": "/", "action": "<s>", "action_url": "/",
    }  # fmt: skip
    html = say('{% from "components/tasks.html" import task_rows %}{{ task_rows([row]) }}', row=row)
    assert not re.search(r"<(b|i|u|s)>", html)
    assert '<span class="lm-name">&lt;b&gt;x&lt;/b&gt;</span>' in html
