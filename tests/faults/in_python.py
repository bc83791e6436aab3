"""Faults in Python: what is compared, computed, passed on, and chosen.

An assertion is not made weaker, for it stays true: in one, a bound is turned round, but not moved.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from itertools import pairwise

from faults.edits import Edit, Operator, other_digit

COMPARED = {
    "<": "<= >",
    "<=": "< >=",
    ">": ">= <",
    ">=": "> <=",
    "==": "!=",
    "!=": "==",
    "in": "not in",
    "is": "is not",
}
COMPARED |= {"not in": "in", "is not": "is"}
SIGNS: dict[type[ast.AST], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.And: "and",
    ast.Or: "or",
    ast.BitAnd: "&",
    ast.BitOr: "|",
}
COMPUTED = {"+": "-", "-": "+", "*": "/", "/": "*", "//": "*", "%": "*", "**": "*", "&": "|", "|": "&"}
NAMES = [("min", "max"), ("minimum", "maximum"), ("any", "all"), ("floor", "ceil"), ("exp", "expm1"), ("log", "log1p")]
NAMES += [("rint", "floor"), ("fmod", "remainder"), ("lower", "upper"), ("sin", "cos"), ("tanh", "sinh")]
OTHER_NAMES = {**{new: old for old, new in NAMES}, **dict(NAMES)}
# Arguments may change places without any effect.
SYMMETRIC = {"minimum", "maximum", "min", "max", "isclose", "allclose", "array_equal", "add", "multiply"}


class Source:
    """A parsed text, in which nodes have places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self.starts = [0]
        for line in text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.lines = text.splitlines()
        self.asserted = {
            id(each) for node in ast.walk(self.tree) if isinstance(node, ast.Assert) for each in ast.walk(node.test)
        }
        self.bounds = {
            id(each) for node in ast.walk(self.tree) if id(node) in self.asserted for each in self.bounds_in(node)
        }
        # With any seed the numbers are random.
        self.seeds = {
            id(each)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("default_rng")
            for each in node.args
        }

    @staticmethod
    def bounds_in(node: ast.AST) -> Iterator[ast.AST]:
        """Yield the numbers that something is compared with, or that bound a difference."""
        match node:
            case ast.Compare(left, operators, others) if not any(isinstance(each, ast.Eq) for each in operators):
                for operand in (left, *others):
                    yield operand.operand if isinstance(operand, ast.UnaryOp) else operand
            case ast.keyword("rtol" | "atol", value):
                yield value

    def place(self, line: int, column: int) -> int:
        """Return where something stands, which Python counts in bytes of a line."""
        return self.starts[line - 1] + len(self.lines[line - 1].encode()[:column].decode())

    def span(self, node: ast.expr | ast.stmt | ast.keyword) -> tuple[int, int]:
        """Return where a node begins and ends."""
        return self.place(node.lineno, node.col_offset), self.place(node.end_lineno or 0, node.end_col_offset or 0)

    def between(self, left: ast.expr, right: ast.expr, sign: str, new: str) -> Iterator[Edit]:
        """Replace the sign between two operands."""
        start, end = self.span(left)[1], self.span(right)[0]
        place = self.text.find(sign, start, end)
        if place >= 0:
            yield Edit(place, place + len(sign), new)

    def swapped(self, one: ast.expr, other: ast.expr) -> Iterator[Edit]:
        """Let two parts change places."""
        (a, b), (c, d) = sorted([self.span(one), self.span(other)])
        if self.text[a:b] != self.text[c:d]:
            yield Edit(a, d, self.text[c:d] + self.text[b:c] + self.text[a:b])

    def nodes(self) -> Iterator[ast.AST]:
        """Yield what is executed: no annotation, no text of an error, no docstring."""
        todo: list[ast.AST] = [self.tree]
        while todo:
            node = todo.pop(0)
            yield node
            for field, value in ast.iter_fields(node):
                if field in {"annotation", "returns", "exc"} or (isinstance(node, ast.Assert) and field == "msg"):
                    continue
                inner = value if isinstance(value, list) else [value]
                todo += [each for each in inner if isinstance(each, ast.AST) and not is_text(each)]


def is_text(node: ast.AST) -> bool:
    """Tell whether a node is a docstring, or for type checkers alone."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def parsed(find: Callable[[Source, ast.AST], Iterator[Edit]]) -> Operator:
    """Make an operator of one that looks at a node; what it makes differs, and is Python."""

    def operator(text: str) -> Iterator[Edit]:
        source = Source(text)
        for node in source.nodes():
            yield from find(source, node)

    return operator


class WithoutForm(ast.NodeTransformer):
    """Leaves out what no program that is right does differently.

    That is the order of `__all__`, of sets and of the errors that are caught, what `zip` and a dataclass forbid, and of
    which types a base is.
    """

    def visit_Set(self, node: ast.Set) -> ast.Set:
        """Sort a set."""
        node.elts.sort(key=ast.unparse)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.Assign:
        """Sort what is public."""
        if isinstance(node.value, ast.List) and ast.unparse(node.targets[0]) == "__all__":
            node.value.elts.sort(key=ast.unparse)
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.ExceptHandler:
        """Sort the errors that are caught together."""
        if isinstance(node.type, ast.Tuple):
            node.type.elts.sort(key=ast.unparse)
        self.generic_visit(node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.Call:
        """Let what is zipped be of any length."""
        if isinstance(node.func, ast.Name) and node.func.id == "zip":
            node.keywords.clear()
        self.generic_visit(node)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """Let a dataclass be frozen or not, and a base be of anything, which those read who check types."""
        node.bases[:] = [each.value if isinstance(each, ast.Subscript) else each for each in node.bases]
        for call in (each for each in node.decorator_list if isinstance(each, ast.Call)):
            call.keywords[:] = [each for each in call.keywords if each.arg not in {"frozen", "slots"}]
        self.generic_visit(node)
        return node


def differs(old: str, new: str) -> bool:
    """Tell whether a change of a module is more than one of form."""
    try:
        return ast.dump(WithoutForm().visit(ast.parse(old))) != ast.dump(WithoutForm().visit(ast.parse(new)))
    except SyntaxError:
        return False


@parsed
def comparison(source: Source, node: ast.AST) -> Iterator[Edit]:
    """Compare otherwise: turned round, or the boundary to the other side."""
    if isinstance(node, ast.Compare):
        for operator, (left, right) in zip(node.ops, pairwise([node.left, *node.comparators])):
            sign = SIGNS[type(operator)]
            others = [COMPARED[sign]] if sign not in {"<", "<=", ">", ">="} else COMPARED[sign].split()
            for new in others[-1:] if id(node) in source.asserted else others:
                yield from source.between(left, right, sign, new)


@parsed
def sign(source: Source, node: ast.AST) -> Iterator[Edit]:
    """Change what is computed of two numbers, or drop a minus."""
    match node:
        case ast.BinOp(left, operator, right) if type(operator) in SIGNS:
            old = SIGNS[type(operator)]
            yield from source.between(left, right, old, COMPUTED[old])
        case ast.AugAssign(target, operator, value) if type(operator) in SIGNS:
            old = SIGNS[type(operator)]
            yield from source.between(target, value, f"{old}=", f"{COMPUTED[old]}=")
        case ast.UnaryOp(ast.USub(), _):
            start, _end = source.span(node)
            yield Edit(start, start + 1, "")


@parsed
def constant(source: Source, node: ast.AST) -> Iterator[Edit]:
    """Change the last digit of a number, or a truth value."""
    if isinstance(node, ast.Constant):
        start, end = source.span(node)
        if isinstance(node.value, bool):
            yield Edit(start, end, str(not node.value))
        elif isinstance(node.value, int | float) and id(node) not in source.bounds | source.seeds:
            yield Edit(start, end, other_digit(source.text[start:end]))


@parsed
def condition(source: Source, node: ast.AST) -> Iterator[Edit]:
    """Turn a condition round: drop a not, and for or, the branches of a choice."""
    match node:
        case ast.UnaryOp(ast.Not(), operand):
            yield Edit(source.span(node)[0], source.span(operand)[0], "")
        case ast.BoolOp(operator, values) if id(node) not in source.asserted:
            for left, right in pairwise(values):
                old = SIGNS[type(operator)]
                yield from source.between(left, right, f" {old} ", " or " if old == "and" else " and ")
        case ast.IfExp(_, one, other):
            yield from source.swapped(one, other)
        case ast.If(test=ast.UnaryOp(ast.Not()) | ast.Compare()):
            pass
        case ast.If(test=test) | ast.comprehension(ifs=[test]):
            start, end = source.span(test)
            yield Edit(start, end, f"not ({source.text[start:end]})")


@parsed
def arguments(source: Source, node: ast.AST) -> Iterator[Edit]:
    """Let neighbouring arguments, or parts of a tuple, change places."""
    match node:
        case ast.Call(func, args):
            name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
            parts = [] if name in SYMMETRIC else args
        case ast.Tuple(parts, ast.Load()) | ast.List(parts, ast.Load()):
            pass
        case _:
            return
    for one, other in pairwise(parts):
        if not isinstance(one, ast.Starred) and not isinstance(other, ast.Starred):
            yield from source.swapped(one, other)


@parsed
def name(source: Source, node: ast.AST) -> Iterator[Edit]:
    """Call the opposite function: max for min."""
    if isinstance(node, ast.Name | ast.Attribute):
        old = node.id if isinstance(node, ast.Name) else node.attr
        if old in OTHER_NAMES and not (old == "all" and id(node) in source.asserted):
            end = source.span(node)[1]
            yield Edit(end - len(old), end, OTHER_NAMES[old])


OPERATORS = {
    "comparison": comparison,
    "sign": sign,
    "constant": constant,
    "condition": condition,
    "arguments": arguments,
    "name": name,
}
