"""The template environment of each language: sandboxed, strict about undefined, always escaping."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from letters import languages
from letters.catalogue import FOLDER
from letters.days import (
    after_winter,
    days_later,
    end_of_period_from_next_month,
    hours_between,
    in_winter,
    last_day_before,
    later,
)
from letters.grounds import AMOUNT_GROUNDS, CONDITION_GROUNDS, GROUNDS, TIME_GROUNDS
from letters.handwriting import fill, ruled, tick
from letters.instalments import monthly_plan, total, written_plan
from letters.paragraphs import Paragraph, ParagraphTags
from letters.spelling import in_words
from letters.words import WORDS

if TYPE_CHECKING:
    from letters.text import Language


@cache
def environment(language: Language) -> ImmutableSandboxedEnvironment:
    """Return the environment whose filters write dates, amounts and addresses in ``language``."""
    result = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[ParagraphTags],
    )
    result.filters |= {
        "date": partial(languages.long_date, language=language),
        "weekday": partial(languages.weekday_date, language=language),
        "clock": partial(languages.clock, language=language),
        "hour": partial(languages.hour, language=language),
        "month": partial(languages.month_name, language=language),
        "of_month": languages.of_month,
        "money": partial(languages.money, language=language),
        "amount": partial(languages.amount, language=language),
        "number": partial(languages.number, language=language),
        "iban": languages.iban,
        "in_words": partial(in_words, language=language),
        "later": later,
        "hours_until": hours_between,
        "total": total,
        "inline": partial(languages.inline_address, language=language),
        "situated": partial(languages.situated, language=language),
        "lines": partial(languages.address_lines, language=language),
        "tenant_name": languages.tenant_name,
        "civil_name": partial(languages.civil_name, language=language),
        "inline_name": partial(languages.inline_name, language=language),
        "enumeration": partial(languages.enumeration, language=language),
        "ground": partial(_ground, language=language),
        "before": last_day_before,
        "days_later": days_later,
        "in_winter": in_winter,
        "after_winter": after_winter,
        "end_after": end_of_period_from_next_month,
        "here": lambda both: both.of(language),
        "cited": lambda source: languages.citation(source.act, source.article, language),
        "numbered": _numbered,
        "as_title": _title,
    }
    result.globals |= {
        "CONDITION_GROUNDS": CONDITION_GROUNDS,
        "TIME_GROUNDS": TIME_GROUNDS,
        "AMOUNT_GROUNDS": AMOUNT_GROUNDS,
        "language": language,
        "tag": languages.TAGS[language],
        "words": WORDS[language],
        "fill": partial(fill, result.filters),
        "tick": tick,
        "ruled": ruled,
        "monthly_plan": monthly_plan,
        "written_plan": written_plan,
    }
    return result


def _ground(code: str, language: Language) -> str:
    """Return the short name of a ground as it stands inside a list: small letter first, unless an acronym."""
    name = GROUNDS[code].of(language)
    return name if name[1].isupper() else name[0].lower() + name[1:]


def _numbered(paragraph: Paragraph, number: int) -> Markup:
    """Return the paragraph with its number in the margin and its heading run into the first line."""
    start = Markup('<p><span class="number">{}.</span> ').format(number)
    if paragraph.heading:
        start += Markup("<strong>{}</strong> ").format(paragraph.heading)
    return paragraph.html.replace(Markup("<p>"), start, 1)


def _title(heading: str) -> str:
    """Return the heading of a paragraph as a title: without the full stop that it has inside a line."""
    return heading.rstrip(".")
