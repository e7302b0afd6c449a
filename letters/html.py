"""Letters as HTML: a strict, sandboxed template, the facts that are missing, the paragraphs, the whole page."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import cache, partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, Literal

from jinja2 import nodes
from markupsafe import Markup

from letters import languages, salutations
from letters.addressing import receivers as receivers_of
from letters.asks import asked, missing_asks, refusals
from letters.context import LetterContext, LetterFacts, Sender
from letters.environment import environment
from letters.fields import LABELS, NOT_TO_LANDLORD
from letters.paragraphs import Collector, Paragraph, plain_text, with_edits
from letters.profiles import SENDINGS
from letters.words import ANNEXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from letters.context import Party, Service
    from letters.spec import LetterSpec
    from letters.text import Both, Language

Variant = Literal["letter", "reading_copy", "large_print", "draft"]
LAYOUT_FIELDS: Final = ("tenants", "sender", "landlords", "agent", "office", "service", "letter", "dwelling")
ASKED: Final = "asked."
"""Start of the path of a missing answer; the rest is the id of the question."""
VARIANTS: Final[tuple[Variant, ...]] = ("letter", "reading_copy", "large_print", "draft")


@dataclass(frozen=True, slots=True)
class MissingField:
    """A fact the letter cannot do without, and how to call it on screen."""

    path: str
    label: Both


def used_fields(spec: LetterSpec, language: Language, kind: str = "body") -> frozenset[str]:
    """Return the facts a body reads, two levels deep at most: ``lease.signed_on``, ``grounds``."""
    env = environment(language)
    source = (spec.folder / f"{kind}.{language}.html").read_text(encoding="utf-8")
    tree = env.parse(source)
    names = {field.name for field in fields(LetterContext)}
    found = {
        f"{node.node.name}.{node.attr}"
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name in names
    }
    bare = {node.name for node in tree.find_all(nodes.Name) if node.name in names}
    return frozenset(found | (bare - {path.split(".")[0] for path in found}))


def missing_fields(spec: LetterSpec, context: LetterContext) -> list[MissingField]:
    """Return what this letter must not be written without: its ``needs``, then its required questions, in order.

    An answer with which it is not written at all, or an addressee it must not reach, stands there too.
    """
    facts = [MissingField(path, LABELS[path]) for path in spec.needs if not _value(context, path)]
    facts = [field for field in facts if field.path not in context.withheld]
    if spec.not_to_landlord and _to_other_side(context):
        facts.append(MissingField("office", NOT_TO_LANDLORD))
    facts += [MissingField(ASKED + ask.id, text) for ask, text in refusals(spec.asks, context.asked)]
    return facts + [MissingField(ASKED + ask.id, ask.label) for ask in missing_asks(spec.asks, context.asked)]


def _to_other_side(context: LetterContext) -> bool:
    """Tell whether the addressee bears the name of a landlord or of the agent."""
    if context.office is None:
        return False
    names = {languages.plain_name(name) for name in (context.office.name, context.office.name_nl) if name}
    agents = (context.agent,) if context.agent else ()
    return any(languages.plain_name(party.name) in names for party in (*context.landlords, *agents))


def paragraphs(spec: LetterSpec, language: Language, context: LetterContext) -> list[Paragraph]:
    """Return every paragraph of the letter in order, also the empty free ones an adviser may fill."""
    return _collect(spec, language, context).paragraphs


def subject(spec: LetterSpec, language: Language, context: LetterContext) -> str:
    """Return the words after ``Objet :`` / ``Betreft:``."""
    return _collect(spec, language, context).subject


def render(
    spec: LetterSpec,
    language: Language,
    context: LetterContext,
    edits: Mapping[str, str] | None = None,
    variant: Variant = "letter",
) -> str:
    """Return the whole letter as one HTML page, without its stylesheet (``letters.pdf`` holds that).

    Raises MissingFields when ``missing_fields`` is not empty and EditError for an edit that is not allowed.
    """
    if missing := missing_fields(spec, context):
        raise MissingFields(missing)
    collected = _collect(spec, language, context)
    receivers, others = receivers_of(spec, context)
    page = environment(language).get_template(f"layout/{spec.format}.html")
    html = page.render(
        spec=spec,
        variant=variant,
        subject=collected.subject,
        paragraphs=with_edits(collected.paragraphs, edits or {}),
        sheets=collected.sheets,
        feet=collected.feet,
        receivers=receivers,
        others=others,
        receiver_lines=_receiver_lines(receivers, language),
        sending=SENDINGS[context.letter.sending],
        opening=salutations.opening(receivers, language),
        closing=salutations.closing(
            receivers,
            language,
            formal=spec.formal_closing,
            plural=_plural(spec, context),
            to_tenant=spec.audience == "tenant",
        ),
        annexes=[ANNEXES[code].of(language) for code in context.letter.annexes],
        context=context,
        author=_author(spec, context, language),
        blank=False,
    )
    return languages.typography(html, language)


def render_blank(spec: LetterSpec, language: Language, service: Service | None = None) -> str:
    """Return a form to fill in by hand: every fact is a line to write on. Raises ValueError for a letter."""
    if spec.format != "form":
        raise ValueError(f"{spec.id} is a letter, not a form: it cannot be printed blank")
    values = _nothing_known(spec) | {"service": service}
    collector = Collector(partial(languages.typography, language=language))
    _template(spec, language, "body").render(values, collector=collector)
    html = (
        environment(language)
        .get_template("layout/form.html")
        .render(
            spec=spec,
            variant="letter",
            subject=collector.subject,
            paragraphs=[paragraph for paragraph in collector.paragraphs if paragraph.text],
            sheets=collector.sheets,
            context=SimpleNamespace(**values),
            author=service.name.of(language) if service else "Limen",
            blank=True,
        )
    )
    return languages.typography(html, language)


def summary(spec: LetterSpec, language: Language, context: LetterContext) -> Markup:
    """Return "What this letter says" for the tenant: plain words, in the tenant's language."""
    return _aside(spec, language, context, "summary")


def adviser_page(spec: LetterSpec, language: Language, context: LetterContext) -> Markup:
    """Return what the adviser must know before sending, worked out for this case; empty for a letter without."""
    if not (spec.folder / f"adviser.{language}.html").is_file():
        return Markup("")
    return _aside(spec, language, context, "adviser")


def _aside(spec: LetterSpec, language: Language, context: LetterContext, kind: str) -> Markup:
    text = _template(spec, language, kind).render(_variables(spec, context))
    return Markup(languages.typography(text.strip(), language))  # noqa: S704 — rendered with autoescape


def text_only(
    spec: LetterSpec, language: Language, context: LetterContext, edits: Mapping[str, str] | None = None
) -> str:
    """Return the letter as plain text, for a screen reader, an e-mail or a translator."""
    return plain_text_of(render(spec, language, context, edits))


def plain_text_of(html: str) -> str:
    """Return the words of a rendered page, head and running footer left out."""
    return plain_text(html.split("<!-- text -->", 1)[1].split("<!-- end of text -->", 1)[0])


class MissingFields(ValueError):
    """The letter lacks facts; ``fields`` says which."""

    def __init__(self, missing: Sequence[MissingField]) -> None:
        super().__init__(", ".join(field.path for field in missing))
        self.fields = tuple(missing)


def _receiver_lines(receivers: Sequence[Party], language: Language) -> int:
    """Return how many lines stand in the window, so that more than four are set closer."""
    if not receivers:
        return 0
    first = receivers[0]
    address = len(languages.address_lines(first.address, language)) if first.address else 0
    return len(receivers) + bool(first.attention) + bool(first.care_of) + address


@cache
def _template(spec: LetterSpec, language: Language, kind: str) -> Any:
    env = environment(language)
    return env.from_string((spec.folder / f"{kind}.{language}.html").read_text(encoding="utf-8"))


def _collect(spec: LetterSpec, language: Language, context: LetterContext) -> Collector:
    collector = Collector(partial(languages.typography, language=language))
    _template(spec, language, "body").render(_variables(spec, context), collector=collector)
    return collector


def _variables(spec: LetterSpec, context: LetterContext) -> dict[str, Any]:
    plural = len(context.tenants) > 1
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    return values | {
        "asked": asked(spec.asks, context.asked),
        "we": lambda one, many: many if plural else one,
        "blank": False,
    }


def _nothing_known(spec: LetterSpec) -> dict[str, Any]:
    """Return the variables of a body when nothing at all is known."""
    letter = LetterFacts(date.min)
    unknown = SimpleNamespace(**{field.name: None for field in fields(letter)})
    unknown.annexes = ()
    nobody = LetterContext(sender=Sender(None), letter=letter)
    values = {field.name: getattr(nobody, field.name) for field in fields(nobody)}
    return values | {
        "letter": unknown,
        "asked": asked(spec.asks, ()),
        "we": lambda one, _many: one,
        "blank": True,
    }


def _plural(spec: LetterSpec, context: LetterContext) -> bool:
    return spec.signer == "service" or len(context.tenants) > 1


def _author(spec: LetterSpec, context: LetterContext, language: Language) -> str:
    """Return who speaks: the tenants, or the service that signs."""
    if context.tenants and spec.signer == "tenant":
        return ", ".join(languages.tenant_name(tenant) for tenant in context.tenants)
    return context.service.name.of(language) if context.service else "Limen"


def _value(context: object, path: str) -> object:
    for name in path.split("."):
        context = getattr(context, name)
    return context
