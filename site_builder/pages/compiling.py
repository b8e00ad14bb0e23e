"""Page templates compiled to lean Python: what Jinja asks at every value is settled once.

A plain attribute is read as one, a macro is a function whose HTML is put out as it is, and the texts of
`wording` are put in, escaped, when a template is compiled. The HTML is Jinja's own, byte for byte.
"""

from collections.abc import Callable
from types import FunctionType
from typing import Any

from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from markupsafe import _escape_inner as quoted  # type: ignore[attr-defined]  # `escape` without the Markup
from markupsafe import escape as escaped

from site_builder.store import Store, digest, program
from site_builder.wording import Words

TEXTS = "t"
"""The name by which templates know the wording."""
CALLER = "caller"
"""The name of what a call block gives its macro."""
ARGUMENT = "l_1_"
"""How Jinja begins the names of the arguments of a macro that stands in no other block."""


def macro_of(_: Environment, function: FunctionType, *__: object) -> Callable[..., str]:
    """Return a macro: its function itself, whose arguments may be left out, and which returns HTML."""
    function.__defaults__ = (missing,) * function.__code__.co_argcount
    return function


def escape(value: Any) -> str:
    """Return a value as HTML, to be joined at once; most are strings."""
    kind = type(value)
    if kind is str:
        return quoted(value)
    return value if kind is Markup else escaped(value)


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

    macros: frozenset[str]
    modules: frozenset[str]
    shown: nodes.Node | None = None

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write the whole module; the last line takes our names in place of Jinja's."""
        texts = self.environment.globals[TEXTS]
        assert isinstance(texts, Words)
        folded = Folding(texts).visit(node)
        self.macros = frozenset({CALLER, *(macro.name for macro in node.find_all(nodes.Macro))})
        self.modules = frozenset(module.target for module in node.find_all(nodes.Import))
        super().visit_Template(folded, frame)
        self.writeline(f"from {__name__} import escape, macro_of as Macro")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute; no template asks for a key by a dot."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call; no function that templates call asks for Jinja's context.

        Raises NotImplementedError for a macro's HTML that is not shown at once: it would be escaped later.
        """
        macro = self._is_macro(node)
        kept = macro and not forward_caller and node is not self.shown
        if node.dyn_args or node.dyn_kwargs or kept:
            raise NotImplementedError(f"{self.name}:{node.lineno}: such a call")
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{ARGUMENT if macro else ''}{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(f"{ARGUMENT}{CALLER}=caller)" if forward_caller else ")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Write what comes before a shown value: nothing before a macro's HTML."""
        if self._is_macro(node):
            self.shown = node
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Write what comes after a shown value."""
        if not self._is_macro(node):
            super()._output_child_post(node, frame, finalize)

    def _is_macro(self, node: nodes.Node) -> bool:
        """Say whether this is the call of a macro, of the template's own or of one that it imports."""
        match node:
            case nodes.Call(node=nodes.Name(name=name)):
                return name in self.macros
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name))):
                return name in self.modules
        return False


class LeanEnvironment(Environment):
    """An environment whose templates are compiled so."""

    code_generator_class = LeanGenerator


class Compiled(BytecodeCache):
    """Keeps compiled templates in the store: to compile them all takes as long as to print 500 reports."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what this program made of this text, if it has."""
        code = self._store.load(_name(bucket), _key(bucket))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Save what is in the bucket."""
        self._store.save(_name(bucket), _key(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    return f"template.{bucket.key}"


def _key(bucket: Bucket) -> bytes:
    return digest(program(), bucket.checksum)
