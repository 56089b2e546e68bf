"""`when` clauses: `editorFocus && config.notes.limit >= 3 || !(mode == dark)`, parsed once and evaluated over context keys."""

import re
from collections.abc import Callable
from typing import Any

from plugyard.contract.patterns import compile_linear

type Lookup = Callable[[str], object]
"""The value of a context key; None when it is not set."""

type Clause = Callable[[Lookup], bool]

MAX_CHARACTERS = 500
MAX_DEPTH = 20
"""Brackets and negations inside each other."""

_TOKEN = re.compile(
    r"\s*(?:(?P<op>&&|\|\||==|!=|<=|>=|=~|<|>|!|\(|\))|(?P<regex>/(?:[^/\\\n]|\\.)+/)|'(?P<quoted>[^'\n]*)'|(?P<word>[A-Za-z0-9_.:#*\-]+))",
    re.ASCII,
)
_COMPARISONS = frozenset({"==", "!=", "<", ">", "<=", ">=", "=~"})


class WhenSyntaxError(ValueError):
    """The text is no `when` clause; the message says where."""


def parse_when(text: str) -> Clause:
    """Parse a clause. An empty one is always true."""
    if len(text) > MAX_CHARACTERS:
        raise WhenSyntaxError(f"A when clause has at most {MAX_CHARACTERS} characters.")
    if not text.strip():
        return lambda lookup: True
    return _Parser(_tokens(text)).parse()


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    place = 0
    end = len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup is None:
            raise WhenSyntaxError(f"Cannot read {text[place : place + 20]!r} at character {place + 1}.")
        tokens.append((match.lastgroup, match.group(match.lastgroup)))
        place = match.end()
    return tokens


class _Parser:
    """Recursive descent, its depth bounded. Each level answers a closure."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    def parse(self) -> Clause:
        clause = self._or()
        if self._next < len(self._tokens):
            raise WhenSyntaxError(f"Did not expect {self._tokens[self._next][1]!r}.")
        return clause

    def _or(self) -> Clause:
        clauses = [self._and()]
        while self._skip("||"):
            clauses.append(self._and())
        return clauses[0] if len(clauses) == 1 else lambda lookup: any(clause(lookup) for clause in clauses)

    def _and(self) -> Clause:
        clauses = [self._not()]
        while self._skip("&&"):
            clauses.append(self._not())
        return clauses[0] if len(clauses) == 1 else lambda lookup: all(clause(lookup) for clause in clauses)

    def _not(self) -> Clause:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise WhenSyntaxError("The clause is nested too deeply.")
        try:
            if self._skip("!"):
                clause = self._not()
                return lambda lookup: not clause(lookup)
            if self._skip("("):
                clause = self._or()
                self._expect(")")
                return clause
            return self._comparison()
        finally:
            self._depth -= 1

    def _comparison(self) -> Clause:
        key = self._operand("word")
        kind, operator = self._peek()
        if kind == "word" and operator == "in":
            self._next += 1
            return _is_in(key, self._operand("word"))
        if kind != "op" or operator not in _COMPARISONS:
            return lambda lookup: bool(lookup(key))
        self._next += 1
        return _matches(key, self._operand("regex")) if operator == "=~" else _compares(key, operator, self._value())

    def _value(self) -> object:
        kind, text = self._peek()
        if kind not in ("word", "quoted"):
            raise WhenSyntaxError("A value is missing after the comparison.")
        self._next += 1
        return text if kind == "quoted" else _literal(text)

    def _operand(self, wanted: str) -> str:
        kind, text = self._peek()
        if kind != wanted:
            raise WhenSyntaxError(f"Expected a {'name' if wanted == 'word' else 'pattern in slashes'}, found {text or 'the end'!r}.")
        self._next += 1
        return text

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._next] if self._next < len(self._tokens) else ("", "")

    def _skip(self, operator: str) -> bool:
        found = self._peek() == ("op", operator)
        self._next += found
        return found

    def _expect(self, operator: str) -> None:
        if not self._skip(operator):
            raise WhenSyntaxError(f"Expected {operator!r}.")


def _literal(text: str) -> object:
    if text in ("true", "false"):
        return text == "true"
    try:
        return float(text)
    except ValueError:
        return text


def _is_in(key: str, container: str) -> Clause:
    def clause(lookup: Lookup) -> bool:
        values = lookup(container)
        return isinstance(values, list | dict) and lookup(key) in values

    return clause


def _matches(key: str, regex: str) -> Clause:
    try:
        pattern = compile_linear(regex[1:-1])
    except ValueError as error:
        raise WhenSyntaxError(str(error)) from error

    def clause(lookup: Lookup) -> bool:
        value = lookup(key)
        return isinstance(value, str) and pattern.search(value[:1_000]) is not None

    return clause


def _compares(key: str, operator: str, wanted: object) -> Clause:
    def clause(lookup: Lookup) -> bool:
        value = lookup(key)
        if operator in ("==", "!="):
            return _same(value, wanted) == (operator == "==")
        return _ordered(value, operator, wanted)

    return clause


def _same(value: object, wanted: object) -> bool:
    if isinstance(value, bool) or isinstance(wanted, bool):
        return value is wanted
    return value == wanted or (isinstance(wanted, float) and isinstance(value, str) and _literal(value) == wanted)


def _ordered(value: Any, operator: str, wanted: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isinstance(wanted, float):
        return False
    return {"<": value < wanted, ">": value > wanted, "<=": value <= wanted, ">=": value >= wanted}[operator]
