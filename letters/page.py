"""A sheet that is not a letter: rendered from layout/, in one language, with fine typography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.environment import environment
from letters.languages import typography

if TYPE_CHECKING:
    from letters.text import Language


def sheet(template: str, language: Language, **values: object) -> str:
    """Return ``layout/<template>`` as an HTML page."""
    html: str = environment(language).get_template(f"layout/{template}").render(values)
    return typography(html, language)
