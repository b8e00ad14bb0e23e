"""Page templates compiled to lean Python: what Jinja asks at every value is settled once.

A plain attribute is read as one, a macro is called as a function, and the texts of `wording` are put in,
escaped, when a template is compiled. The HTML is Jinja's own, byte for byte.
"""

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from markupsafe import escape as escaped

from site_builder.wording import Words

TEXTS = "t"
"""The name by which templates know the wording."""


class LeanMacro(Macro):
    """A macro in an environment that always escapes: called without asking whether it does."""

    def __call__(self, *given: Any, **named: Any) -> str:
        """Return the macro's HTML."""
        if named or self.caller or self.catch_varargs or len(given) > self._argument_count:
            return super().__call__(*given, **named)
        left = (missing,) * (self._argument_count - len(given))
        return Markup(self._func(*given, *left))


def escape(value: Any) -> str:
    """Return a value as HTML, to be joined at once; most are strings, and what macros return is HTML."""
    return value if type(value) is Markup else escaped(value)


class Folding(NodeTransformer):
    """Puts texts where templates name them: `t.report.measures` becomes its words."""

    def __init__(self, texts: Words) -> None:
        self.texts = texts

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - Jinja's own name
        """Return the text, or the node as it is."""
        found = self._found(node)
        if isinstance(found, str):
            return nodes.Const(found, lineno=node.lineno)
        return self.generic_visit(node)

    def _found(self, node: nodes.Node) -> object:
        if isinstance(node, nodes.Name):
            return self.texts if node.name == TEXTS else None
        if not isinstance(node, nodes.Getattr):
            return None
        above = self._found(node.node)
        return above.get(node.attr) if isinstance(above, Words) else None


class LeanGenerator(CodeGenerator):
    """Writes a template's Python."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write the whole module; the last line takes our names in place of Jinja's."""
        texts = self.environment.globals[TEXTS]
        assert isinstance(texts, Words)
        folded = Folding(texts).visit(node)
        super().visit_Template(folded, frame)
        self.writeline(f"from {__name__} import LeanMacro as Macro, escape")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute; no template asks for a key by a dot."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call; no function that templates call asks for Jinja's context."""
        if node.dyn_args or node.dyn_kwargs:
            raise NotImplementedError("A call with * or **")
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class LeanEnvironment(Environment):
    """An environment whose templates are compiled so."""

    code_generator_class = LeanGenerator
