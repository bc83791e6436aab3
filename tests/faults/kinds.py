"""The kinds of faults: which texts, how they are changed, and which tests could see it."""

from __future__ import annotations

from activation_functions import activations
from faults import in_css, in_javascript, in_json, in_latex, in_names, in_prose, in_python, in_templates
from faults.part import PUBLISHED, THEN, Part
from faults.places import (
    CALLS,
    DISPLAYED,
    INLINE,
    PICTURE,
    alternative_texts,
    bodies,
    code,
    declared,
    in_texts,
    matches,
    prose_of_document,
    prose_of_script,
)

LIBRARY = "src/activation_functions"
PAGES = "gallery/*.py"
DOCUMENTS = "docs/*.md docs/families/*.md docs/compare/*.md"
FAMILIES = " ".join(f"{LIBRARY}/{family}.py" for family in sorted({one.family for one in activations.values()}))
COMPUTING = " ".join(
    f"{LIBRARY}/{name}.py"
    for name in ("compensated", "decay", "error_function", "normal", "second_derivatives", "sparsemax_threshold")
)
SHOWING = " ".join(f"{LIBRARY}/{name}.py" for name in ("card", "numbers_as_text"))
DRAWING = f"{LIBRARY}/curve.py {LIBRARY}/palette.py {LIBRARY}/plot/*.py"
OF_PUBLISHED = " ".join(f"docs/extensions/{name}.py" for name in ("citation", "listings", "published", "sharing"))
CITATION = "docs/_templates/citation.html"
OF_PAGE = "--page '{page}'"
OF_FUNCTION = (
    "tests/test_accuracy.py tests/test_definitions.py tests/test_facts.py tests/test_arrays.py tests/test_numerics.py "
    "tests/test_arguments.py tests/test_random.py tests/test_pages.py tests/test_scripts.py tests/test_families.py "
    "tests/test_further_functions.py"
)
OF_RECORD = (
    "tests/test_framework_record.py tests/test_framework_judgements.py tests/test_framework_numbers.py "
    "tests/test_framework_calls.py"
)
OF_FINDINGS = (
    "tests/test_framework_summaries.py tests/test_framework_findings.py tests/test_framework_defects.py "
    "tests/test_framework_changes.py tests/test_framework_parameters.py "
    "tests/test_framework_lengths.py tests/test_framework_reexports.py tests/test_conversion.py"
)
OF_NAMES = "tests/test_links.py tests/test_names.py tests/test_bibliography.py tests/test_anchors.py"
IN_BROWSER = "--confcutdir=tests/site"
OF_PICTURES = "tests/test_descriptions.py tests/test_prose.py"
OF_ADDRESSES = f"{THEN}{IN_BROWSER} tests/site/test_addresses.py"
OF_WORDS = (
    "tests/test_plain_words.py tests/test_prose.py tests/test_named_functions.py tests/test_named_in_equations.py "
    "tests/test_framework_words.py tests/test_named_models.py tests/test_listed_mistakes.py tests/test_letters.py "
    "tests/test_right_and_wrong.py tests/test_named_errors.py tests/test_dtypes_in_words.py tests/test_commands.py "
    "tests/test_descriptions.py tests/test_links.py"
)
# Those that read the sentences of all documents together, and those of one.
OF_DOCUMENT = "-k '{stem} or commands or framework_words or named_models or dtypes'"
OF_EQUATIONS = "tests/test_equations.py tests/test_dependence.py"
OF_JAVASCRIPT = "tests/test_javascript.py tests/test_javascript_of_several.py src/javascript"

OF_SHOWN = f"tests/test_shown_words.py{THEN}"

# Folders of what moves, and what is tested of them.
EXPLORED = {
    "explorer": "explore explored_figures explored_lines",
    "explorer/vectors": "explore_several explored_several explored_lines",
    "explorer/pairs": "explore_several explored_several explored_lines",
    "explorer/several": "explore_several explored_several explored_lines",
    "comparing": "compare compared_figures compare_parameters tables_of_values",
    "checking": "check_your_own check_names check_expressions tables_of_values",
    "moving": "compare compared_figures check_your_own check_expressions tables_of_values",
}


# Of each kind of function one or two, in whose names there is no other: most faults are seen with each of the kind.
SOME = ("elu", "arctan", "softmax", "glu")
OTHERS = " or ".join(name for name in activations if name not in SOME)


def soon(tests: str) -> str:
    """Return tests without those of most activations, and behind them these."""
    return f"{tests} -k 'not ({OTHERS})'{THEN}{tests} -k '{OTHERS}'"


def of_names(names: str, folder: str = "tests") -> str:
    """Return the tests that are named."""
    return " ".join(f"{folder}/test_{name}.py" for name in names.split())


def in_browser(names: str) -> str:
    """Return the tests of the site that are named."""
    return of_names(names, "tests/site")


SEEN_ON_PAGES = (
    "figure_files shown_facts shown_figures contents numerics comparisons errata addresses first_screen table menus "
    "links_in_text"
)
# What of the library the first tests of a shared module do not ask for.
OF_LIBRARY = THEN + of_names(
    "comparing_forms axes parameter_arrays products_with_jacobians further_functions registry initialization "
    "vectors rounding drawing letters neighbours short_facts where_forms_fail definitions pages accuracy"
)
# Nearly a minute and a half of a processor, for what the tests that are named do not see.
ALL_TESTS = "tests src docs/extensions"
ABOUT_ALL = f"{THEN}{ALL_TESTS} -k 'not ({' or '.join(activations)})'"
MOVING = "handout menus filters sorting scrolling copying convert course moved_pages embedded_figures"
OF_BUILT = THEN + soon(f"{IN_BROWSER} {in_browser(SEEN_ON_PAGES)}")
OF_MOVING = THEN + soon(f"{IN_BROWSER} {in_browser(' '.join(dict.fromkeys(' '.join(EXPLORED.values()).split())))}")
OF_CITATIONS = "tests/test_citation.py tests/test_shown_words.py"
WHERE_PUBLISHED = f"{OF_CITATIONS}{THEN}{IN_BROWSER} {in_browser(f'{PUBLISHED} {PUBLISHED}_files copying')}"

KINDS: dict[str, list[Part]] = {
    "equations": [
        Part(
            PAGES,
            in_latex.OPERATORS,
            f"{OF_EQUATIONS} tests/test_definitions.py tests/test_accuracy.py {OF_PAGE}",
            in_texts(DISPLAYED),
        ),
        Part(DOCUMENTS, in_latex.OPERATORS, f"{OF_EQUATIONS} -k {{name}}", matches(DISPLAYED)),
    ],
    "inline": [
        Part(
            PAGES,
            in_latex.OPERATORS,
            f"tests/test_inline_mathematics.py tests/test_pages.py tests/test_facts.py {OF_EQUATIONS} {OF_PAGE}",
            in_texts(INLINE),
        ),
    ],
    "facts": [
        Part(
            FAMILIES,
            in_names.FACTS,
            "tests/test_facts.py tests/test_table.py tests/test_definitions.py tests/test_accuracy.py "
            f"tests/test_random.py tests/test_arguments.py {OF_EQUATIONS} {OF_PAGE}",
            lambda module: declared(module, without={*CALLS, "aliases", "references", "rounds_once"}),
        )
    ],
    "cells": [
        Part(
            PAGES,
            in_python.OPERATORS,
            "tests/test_scripts.py tests/test_pages.py tests/test_where_forms_fail.py tests/test_descriptions.py "
            f"{OF_PAGE}",
            code,
            results="{file}",
        ),
    ],
    "functions": [
        Part(FAMILIES, in_python.OPERATORS, f"{OF_FUNCTION} {OF_EQUATIONS} {OF_PAGE}", bodies, results="{page}")
    ],
    "shared": [
        Part(
            COMPUTING,
            in_python.OPERATORS,
            soon(
                "tests/test_sums.py tests/test_accuracy.py tests/test_derivations.py tests/test_error_function.py "
                "tests/test_random.py tests/test_vectors.py tests/test_further_functions.py"
            )
            + ABOUT_ALL,
            results=" ".join(activations),
        ),
        Part(
            f"{LIBRARY}/*.py",
            in_python.OPERATORS,
            soon(
                "tests/test_numerics.py tests/test_arrays.py tests/test_facts.py tests/test_table.py "
                "tests/test_random.py tests/test_arguments.py tests/test_out.py tests/test_bibliography.py "
                "tests/test_package.py tests/test_cards.py tests/test_shape.py tests/test_prose.py src"
            )
            + OF_LIBRARY
            + ABOUT_ALL,
            without=f"{FAMILIES} {COMPUTING} {SHOWING} {DRAWING} {LIBRARY}/__init__.py {LIBRARY}/bibliography.py",
        ),
    ],
    "frameworks": [
        Part("src/framework_measurements/records/*.json", in_json.OPERATORS, OF_RECORD),
        Part(
            FAMILIES,
            in_names.CALLS,
            f"tests/test_framework_calls.py {OF_PAGE}",
            lambda module: declared(module, only=CALLS),
        ),
    ],
    "names": [
        Part(
            FAMILIES,
            in_names.ALIASES,
            "tests/test_names.py tests/test_table.py",
            lambda module: declared(module, only={"aliases"}),
        ),
        Part(PAGES, in_names.LINKS, f"{OF_NAMES} tests/test_pages.py {OF_PAGE}{OF_ADDRESSES}"),
        Part(f"{LIBRARY}/bibliography.py", in_names.PAPERS, "tests/test_bibliography.py"),
        Part(DOCUMENTS, in_names.LINKS, f"{OF_NAMES}{OF_ADDRESSES}"),
    ],
    "descriptions": [
        Part(PAGES, in_prose.NUMBERS, f"{OF_PICTURES} {OF_PAGE}", alternative_texts),
        Part(PAGES, in_prose.WORDS, f"{OF_PICTURES} {OF_PAGE}", alternative_texts),
        Part("docs/families/*.md", in_prose.NUMBERS, f"{OF_PICTURES} -k {{stem}}", matches(PICTURE)),
        Part("docs/families/*.md", in_prose.WORDS, f"{OF_PICTURES} -k {{stem}}", matches(PICTURE)),
    ],
    "prose": [
        Part(
            PAGES, in_prose.NUMBERS, f"tests/test_prose.py tests/test_bibliography.py {OF_PAGE}", read=prose_of_script
        ),
        Part(
            DOCUMENTS,
            in_prose.NUMBERS,
            "tests/test_prose.py tests/test_links.py tests/test_citation.py tests/test_bibliography.py "
            f"-k {{stem}}{ABOUT_ALL}",
            read=prose_of_document,
        ),
    ],
    "views": [
        Part(
            SHOWING,
            in_python.OPERATORS,
            f"tests/test_cards.py tests/test_directives.py {OF_FINDINGS} {LIBRARY}{OF_BUILT}{ABOUT_ALL}",
        ),
        Part(
            DRAWING,
            in_python.OPERATORS,
            f"tests/test_figures.py tests/test_families.py tests/test_drawing.py {LIBRARY}{OF_BUILT}{ABOUT_ALL}",
        ),
        Part(
            "src/specification/table.py src/specification/properties.py src/specification/rows.py",
            in_python.OPERATORS,
            "tests/test_table.py tests/test_data.py tests/test_directives.py tests/test_initialization.py "
            f"src/specification{OF_BUILT}{ABOUT_ALL}",
        ),
        Part(
            "src/framework_measurements/findings/*.py",
            in_python.OPERATORS,
            f"{OF_FINDINGS} tests/test_directives.py src/framework_measurements{OF_BUILT}{ABOUT_ALL}",
        ),
        Part("src/javascript/*.py", in_python.OPERATORS, f"{OF_JAVASCRIPT}{OF_MOVING}"),
        Part("src/javascript/*.js", in_javascript.OPERATORS, f"{OF_JAVASCRIPT}{OF_MOVING}"),
        Part(
            "docs/extensions/*.py",
            in_python.OPERATORS,
            "tests/test_data.py tests/test_directives.py tests/test_figures.py tests/test_notation.py "
            f"{OF_FINDINGS} docs/extensions{OF_BUILT}{ABOUT_ALL}{OF_MOVING}",
            without=OF_PUBLISHED,
        ),
        Part(OF_PUBLISHED, in_python.OPERATORS, WHERE_PUBLISHED),
        Part(
            "docs/_templates/*.html docs/_templates/*/*.html docs/_templates/*.svg",
            in_templates.OPERATORS,
            f"tests/test_shown_words.py tests/test_directives.py {OF_FINDINGS}{OF_BUILT}{ABOUT_ALL}{OF_MOVING}",
            without=f"{CITATION} docs/_templates/published/*",
        ),
        Part(f"{CITATION} docs/_templates/published/*", in_templates.OPERATORS, WHERE_PUBLISHED),
    ],
    "browser": [
        Part(
            "docs/_static/search.js docs/_static/search_results.js",
            in_javascript.OPERATORS,
            f"{OF_SHOWN}{IN_BROWSER} {in_browser('search search_results')}",
        ),
        Part("docs/_static/search.css", in_css.OPERATORS, f"{IN_BROWSER} {in_browser('search_results search styles')}"),
        Part(
            "docs/_static/*.js",
            in_javascript.OPERATORS,
            f"{OF_SHOWN}{IN_BROWSER} {in_browser(MOVING)}",
            without="docs/_static/search.js docs/_static/search_results.js",
        ),
        Part(
            "docs/_static/*.css",
            in_css.OPERATORS,
            f"{IN_BROWSER} {in_browser('styles layout menus copying scrolling print table filters sorting')}",
            without="docs/_static/search.css",
        ),
        *(
            Part(f"docs/{folder}/*.js", in_javascript.OPERATORS, OF_SHOWN + soon(f"{IN_BROWSER} {in_browser(names)}"))
            for folder, names in EXPLORED.items()
        ),
    ],
    "words": [
        Part(PAGES, in_prose.WORDS, f"{OF_WORDS} {OF_PAGE}", read=prose_of_script),
        Part(DOCUMENTS, in_prose.WORDS, f"{OF_WORDS} {OF_DOCUMENT}", read=prose_of_document),
    ],
}
# Words of sentences, of which tests read a part, are planted only when it is asked for.
UNREAD = {"words"}
