"""The compiled templates' HTML is Jinja's own."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from site_builder.pages.compiling import TEXTS, Compiled, LeanEnvironment
from site_builder.store import Store
from site_builder.wording import Words

TEMPLATES = {
    "parts": """
        {% macro mark(look) %}<i class="{{ look }}"></i>{% endmacro %}
        {% macro box(id, note="<none>", wide=false) %}
          <div id="{{ id }}"{% if wide %} class="w"{% endif %}>{{ mark("x") }}{{ caller() }}{{ note }}</div>
        {% endmacro %}""",
    "page": """
        {% import "parts" as parts %}
        {% macro own(text) %}<b>{{ text }}{{ t.sign }}</b>{% endmacro %}
        {% call parts.box(name, wide=true) %}
          {% for each in things %}{{ parts.mark(each) }}{% endfor %}
        {% endcall %}
        {% call parts.box("b", things | length) %}{{ own(name) }}{{ safe }}{{ things[0] or 1.5 }}{% endcall %}
        """,
}
TEXTS_OF_ALL = Words({"sign": "<!>"}, "test")
NAME = """<a> & "b" 'c'"""
GIVEN = {"name": NAME, "things": ["1 < 2", Markup("<hr>"), 3, None], "safe": Markup("<em>x</em>")}


def rendered(kind: type[Environment]) -> str:
    """Return the page as a kind of environment renders it."""
    environment = kind(loader=DictLoader(TEMPLATES), autoescape=True)
    environment.globals[TEXTS] = TEXTS_OF_ALL
    return environment.get_template("page").render(GIVEN)


def test_a_lean_template_gives_the_html_that_jinja_gives() -> None:
    """Macros, call blocks, left-out and named arguments, texts, and values of every type."""
    html = rendered(LeanEnvironment)
    assert html == rendered(Environment)
    assert html.count("&lt;a&gt; &amp; &#34;b&#34; &#39;c&#39;") == 2


@pytest.mark.parametrize("kept", ["{{ own(1) | upper }}", "{% set x = own(1) %}", "{{ parts.own(own(1)) }}"])
def test_html_of_a_macro_is_never_a_value(kept: str) -> None:
    """It is a plain string, so that it would be escaped where it is shown later."""
    text = '{% import "parts" as parts %}{% macro own(x) %}{{ x }}{% endmacro %}' + kept
    environment = LeanEnvironment(loader=DictLoader({"page": text}), autoescape=True)
    environment.globals[TEXTS] = TEXTS_OF_ALL
    with pytest.raises(NotImplementedError):
        environment.get_template("page")


def test_a_compiled_template_is_kept_until_its_text_changes(tmp_path: Path) -> None:
    """Another build finds it in the store; damage there costs time alone."""
    kept = Compiled(Store(tmp_path))
    made = LeanEnvironment(loader=DictLoader({"page": "{{ 1 < 2 }}"}), bytecode_cache=kept)
    made.globals[TEXTS] = TEXTS_OF_ALL
    assert made.get_template("page").render() == "True"

    def found(text: str) -> bool:
        return kept.get_bucket(made, "page", None, text).code is not None

    assert (found("{{ 1 < 2 }}"), found("{{ 1 > 2 }}")) == (True, False)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    assert not found("{{ 1 < 2 }}")
